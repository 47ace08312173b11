import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { catalogueSchema } from "#contract/catalogue.ts";
import { currentRevisionSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { type Upload, uploadSchema } from "#contract/uploads.ts";
import { monthCode } from "#domain/period.ts";
import type { ChildServer } from "./child-server.ts";
import { answersFor, longFile, publishPath, uploadPath } from "./upload-request.ts";

/** Somebody who publishes for the fictional region of a server in another process. */
export type ChildPublisher = {
  /** A file of so many rows; each round says something else of the same cells. */
  file(rows: number, round: number): string;
  /** As an answer, whatever it is. */
  trySend(file: string): Promise<Response>;
  tryPublish(draft: Upload): Promise<Response>;
  /** The draft; throws what else was answered. */
  send(file: string): Promise<Upload>;
  headers: Record<string, string>;
  current(): Promise<number>;
};

const REGION = "shili";

/** @param within a command that runs what follows it where the data folder is seen, such as `nsenter` */
export async function makeChildPublisher(
  server: ChildServer,
  dataDir: string,
  within: readonly string[] = [],
): Promise<ChildPublisher> {
  const token = makeToken(join(dataDir, "zhengxiao.db"), within);
  const headers = { Authorization: `Bearer ${token}` };
  const current = async () => {
    const response = await fetch(server.url + ROUTES.currentRevision, { headers });
    return currentRevisionSchema.parse(await response.json()).revision;
  };
  const names = await readNames(server, headers, await current());
  const trySend = (file: string) =>
    fetch(server.url + uploadPath(REGION, "file.csv"), { method: "POST", body: file, headers });
  return {
    file: (rows, round) => longFile(cells(names, rows, round)),
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
    headers,
    current,
  };
}

function makeToken(path: string, within: readonly string[]): string {
  const script = join(import.meta.dirname, "print-test-token.ts");
  const account = JSON.stringify({ role: "publisher", regions: [REGION] });
  const [command = "", ...rest] = [...within, process.execPath, "--disable-warning=ExperimentalWarning", script];
  const { stdout, stderr, status } = spawnSync(command, [...rest, path, account], { encoding: "utf8" });
  if (status !== 0) throw new Error(`no token: ${stderr}`);
  const { token }: { token: unknown } = JSON.parse(stdout);
  return String(token);
}

type CellNames = { readonly indicators: readonly string[]; readonly organizations: readonly string[] };

async function readNames(server: ChildServer, headers: Record<string, string>, revision: number): Promise<CellNames> {
  const response = await fetch(`${server.url}${ROUTES.catalogue}?revision=${revision}`, { headers });
  const catalogue = catalogueSchema.parse(await response.json());
  return {
    indicators: catalogue.indicators.filter(({ unit }) => unit !== "percent").map(({ names }) => names.zh),
    organizations: catalogue.organizations.filter(({ parent }) => parent === REGION).map(({ names }) => names.zh),
  };
}

/** Every cell of as many months as it takes. */
function cells({ indicators, organizations }: CellNames, rows: number, round: number) {
  const made: [string, string, string, string][] = [];
  for (let month = 0; made.length < rows; month += 1)
    for (const indicator of indicators)
      for (const organization of organizations) {
        if (made.length === rows) break;
        const value = 1 + ((made.length * 7 + round) % 40);
        made.push([indicator, organization, monthCode(1980 + Math.floor(month / 12), 1 + (month % 12)), String(value)]);
      }
  return made;
}
