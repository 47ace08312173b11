import * as z from "zod/mini";
import { type Catalogue, catalogueSchema } from "#contract/catalogue.ts";
import type { Edition } from "#contract/common.ts";
import { problemDetailsSchema } from "#contract/errors.ts";
import { type Observations, observationsSchema } from "#contract/observations.ts";
import { currentRevisionSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { type ServerSettings, serverSettingsSchema } from "#contract/settings.ts";
import type { Submit } from "#contract/submissions.ts";
import { type Publish, type Upload, uploadSchema } from "#contract/uploads.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { CommandError, usageError } from "./command-error.ts";
import { EXIT, type Io } from "./io.ts";

export const DEFAULT_SERVER = "http://127.0.0.1:8686";

/** The server's API, as far as the command line speaks it. Everything that goes wrong is a CommandError. */
export type ServerApi = {
  readonly url: string;
  catalogue(): Promise<Catalogue>;
  settings(): Promise<ServerSettings>;
  /** What is published of a region. */
  observations(edition: Edition, region: string): Promise<Observations>;
  createUpload(region: string, fileName: string, bytes: Uint8Array): Promise<Upload>;
  /** Reads an upload again as a person says. */
  choose(id: string, choices: ReadingChoices): Promise<Upload>;
  publish(id: string, request: Publish): Promise<Upload>;
  /** Sends an upload in, to be reviewed and published by somebody else. */
  submit(id: string, request: Submit): Promise<Upload>;
  /** Throws nothing: a draft that stays does no harm. */
  discard(id: string): Promise<void>;
};

/** How long the server may take to answer; a large file is read in the meantime. */
const PATIENCE_MS = 120_000;

/**
 * The token comes from a file or the environment, never from the command line, which every user of the machine can read.
 *
 * @throws CommandError where the address or the token is none
 */
export async function openServer(
  io: Io,
  address: string | undefined,
  tokenFile: string | undefined,
): Promise<ServerApi> {
  const url = readAddress(address ?? io.env["ZHENGXIAO_SERVER"] ?? DEFAULT_SERVER);
  const token = tokenFile === undefined ? io.env["ZHENGXIAO_TOKEN"] : await readToken(io, tokenFile);
  const headers = authorization(token);
  const send = (path: string, init: RequestInit = {}) => request(io, url + path, { ...init, headers });
  const read = async <S extends z.ZodMiniType>(schema: S, path: string, init?: RequestInit): Promise<z.output<S>> => {
    const body: unknown = await (await send(path, init)).json().catch(() => null);
    const parsed = z.safeParse(schema, body);
    if (parsed.success) return parsed.data;
    throw new CommandError(
      {
        zh: `${url} 的回答看不懂:不是政效服务器,或版本与本命令不同。`,
        en: `The answer of ${url} is not understood: no Zhengxiao server, or of another version than this command.`,
      },
      EXIT.unusable,
      { cause: parsed.error },
    );
  };
  const path = (route: string, id: string) => route.replace(":id", encodeURIComponent(id));
  return {
    url,
    async catalogue() {
      const { revision, dataset } = await read(currentRevisionSchema, ROUTES.currentRevision);
      const query = new URLSearchParams({ revision: String(revision), dataset });
      return read(catalogueSchema, `${ROUTES.catalogue}?${query}`);
    },
    settings: () => read(serverSettingsSchema, ROUTES.settings),
    observations: ({ revision, dataset }, region) =>
      read(
        observationsSchema,
        `${ROUTES.observations}?${new URLSearchParams({ revision: String(revision), dataset, region })}`,
      ),
    createUpload: (region, fileName, bytes) =>
      read(uploadSchema, `${ROUTES.uploads}?${new URLSearchParams({ region, fileName })}`, {
        method: "POST",
        body: new Uint8Array(bytes),
      }),
    choose: (id, choices) =>
      read(uploadSchema, path(ROUTES.choices, id), { method: "PUT", body: JSON.stringify(choices) }),
    publish: (id, body) => read(uploadSchema, path(ROUTES.publish, id), { method: "POST", body: JSON.stringify(body) }),
    submit: (id, body) =>
      read(uploadSchema, path(ROUTES.submission, id), { method: "PUT", body: JSON.stringify(body) }),
    discard: async (id) => {
      await send(path(ROUTES.upload, id), { method: "DELETE" }).catch(() => null);
    },
  };
}

async function request(io: Io, url: string, init: RequestInit): Promise<Response> {
  const response = await io
    .fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
    .catch((cause: unknown) => {
      const reason = reasonOf(cause);
      throw new CommandError(
        {
          zh: `连不上服务器 ${new URL(url).origin}(${reason})。请确认服务器已启动(npm start),或用 --server 写明地址。`,
          en: `The server ${new URL(url).origin} is out of reach (${reason}). See that it runs (npm start), or name another with --server.`,
        },
        EXIT.unusable,
        { cause },
      );
    });
  if (response.ok) return response;
  throw refusal(response.status, await response.json().catch(() => null));
}

/** What the server says no with, in its own words. */
function refusal(status: number, body: unknown): CommandError {
  const problem = z.safeParse(problemDetailsSchema, body);
  if (!problem.success)
    return new CommandError({
      zh: `服务器的回答不是政效的(状态 ${status})。请核对 --server 的地址。`,
      en: `The answer is none of Zhengxiao's (status ${status}). Check the address after --server.`,
    });
  const { title, detail, advice } = problem.data.messages;
  const lines = (language: "zh" | "en", joint: string) =>
    [[title[language], detail[language]].filter((part) => part !== "").join(joint), advice[language]].join("\n");
  return new ServerRefusal(problem.data.code, { zh: lines("zh", ":"), en: lines("en", ": ") });
}

/** The server said no, with one of the codes of `contract/errors.ts`. */
export class ServerRefusal extends CommandError {
  readonly code: string;
  constructor(code: string, messages: { zh: string; en: string }) {
    super(messages, EXIT.refused);
    this.code = code;
  }
}

function readAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && (url.protocol === "http:" || url.protocol === "https:")) return url.href.replace(/\/+$/, "");
  throw usageError(
    `--server 应是 http:// 或 https:// 开头的网址,不能是 ${text}`,
    `--server is a URL of http or https, not ${text}`,
  );
}

async function readToken(io: Io, path: string): Promise<string> {
  const bytes = await io.readFile(path).catch((cause: unknown) => {
    throw new CommandError(
      { zh: `读不到令牌文件 ${path}`, en: `The token file ${path} cannot be read` },
      EXIT.unusable,
      { cause },
    );
  });
  return new TextDecoder().decode(bytes).trim();
}

function authorization(token: string | undefined): Record<string, string> {
  if (token === undefined || token === "") return {};
  if (/^[\x21-\x7e]+$/.test(token)) return { authorization: `Bearer ${token}` };
  throw usageError("令牌里有不允许的字符", "The token has characters that none can have");
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error) return "code" in cause && cause.code ? String(cause.code) : cause.message;
  return error.message;
}
