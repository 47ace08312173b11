import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Upload, uploadSchema } from "#contract/uploads.ts";
import type { ChildServer } from "./child-server.ts";
import { type CellNames, currentRevision, makeFile, readNames } from "./killed-store.ts";
import { makeTestAccount, type TestAccount } from "./test-account.ts";
import { answersFor, publishPath, uploadPath } from "./upload-request.ts";

/** Somebody who publishes for the fictional region of a server in another process. */
export type ChildPublisher = {
  /** What proves who it is. */
  readonly headers: Record<string, string>;
  /** The same on another server of the same database. */
  on(server: ChildServer): ChildPublisher;
  current(): Promise<number>;
  /** A file of so many rows; each round says something else of the same cells. */
  file(rows: number, round: number): string;
  /** Uploads, with whatever is answered. */
  trySend(file: string): Promise<Response>;
  tryPublish(draft: Upload): Promise<Response>;
  /** Uploads what is expected to be good; throws what else was answered. */
  send(file: string): Promise<Upload>;
};

const REGION = "shili";
const PUBLISHER: TestAccount = { role: "publisher", regions: [REGION] };

/** @param within a command that runs what follows it where the data folder is seen, such as `nsenter` */
export async function makeChildPublisher(
  server: ChildServer,
  dataDir: string,
  within: readonly string[] = [],
): Promise<ChildPublisher> {
  const path = join(dataDir, "zhengxiao.db");
  // Another mount namespace is entered by another process only.
  const token = within.length > 0 ? printToken(path, within) : (await makeTestAccount(path, PUBLISHER)).token;
  return publisherOn(server, { Authorization: `Bearer ${token}` }, await readNames(server));
}

function publisherOn(server: ChildServer, headers: Record<string, string>, names: CellNames): ChildPublisher {
  const trySend = (file: string) =>
    fetch(server.url + uploadPath(REGION, "file.csv"), { method: "POST", body: file, headers });
  return {
    headers,
    on: (other) => publisherOn(other, headers, names),
    current: () => currentRevision(server),
    file: (rows, round) => makeFile(names, rows, round),
    trySend,
    tryPublish(draft) {
      const body = JSON.stringify({ base: draft.base, message: "", answers: answersFor(draft) });
      return fetch(server.url + publishPath(draft.id), { method: "POST", body, headers });
    },
    async send(file) {
      const response = await trySend(file);
      if (response.status !== 201) throw new Error(`upload: ${response.status} ${await response.text()}`);
      const made = uploadSchema.parse(await response.json());
      if (made.problemCounts.error > 0) throw new Error(`upload: ${JSON.stringify(made.problems[0])}`);
      return made;
    },
  };
}

function printToken(path: string, within: readonly string[]): string {
  const script = join(import.meta.dirname, "print-test-token.ts");
  const account = JSON.stringify(PUBLISHER);
  const [command = "", ...rest] = [...within, process.execPath, "--disable-warning=ExperimentalWarning", script];
  const { stdout, stderr, status } = spawnSync(command, [...rest, path, account], { encoding: "utf8" });
  if (status !== 0) throw new Error(`no token: ${stderr}`);
  const { token }: { token: unknown } = JSON.parse(stdout);
  return String(token);
}
