import type { Upload } from "#contract/uploads.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { mergeChoices } from "#intake/layout/reading-choices.ts";
import { chooseRegion } from "./catalogue.ts";
import { CommandError, usageError } from "./command-error.ts";
import { describeDifference } from "./difference-text.ts";
import { EXIT, type Exit, type Io } from "./io.ts";
import { COMMON_OPTIONS, readLanguage, readOptions } from "./options.ts";
import { type Asking, askQuestions, describeQuestions, readChoicesFile } from "./questions.ts";
import { fileNameOf, readInput, requireSize } from "./read-input.ts";
import { indent, writeProblems } from "./report.ts";
import { openServer, type ServerApi, ServerRefusal } from "./server-api.ts";

const OPTIONS = {
  ...COMMON_OPTIONS,
  message: { type: "string", short: "m" },
  answer: { type: "string", short: "a", multiple: true },
  choices: { type: "string" },
  yes: { type: "boolean", short: "y" },
  submit: { type: "boolean" },
  "dry-run": { type: "boolean" },
} as const;

type Request = {
  readonly file: string;
  readonly language: Language;
  /** True sends the file in to be published by somebody else. */
  readonly submits: boolean;
  readonly message: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly yes: boolean;
  readonly dryRun: boolean;
};

/** `publish FILE`: uploads, shows problems and difference, and publishes or sends in once all is answered. */
export async function publishFile(args: readonly string[], io: Io): Promise<Exit> {
  const { values, positionals } = readOptions(args, OPTIONS);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw usageError("请写明一份要发布的文件", "Name one file to publish");
  const asked: Request = {
    file,
    language: readLanguage(values.language),
    submits: values.submit ?? false,
    message: values.message?.trim() ?? "",
    answers: readAnswers(values.answer ?? []),
    yes: values.yes ?? false,
    dryRun: values["dry-run"] ?? false,
  };
  const server = await openServer(io, values.server, values["token-file"]);
  const bytes = await readInput(io, file);
  const [catalogue, { limits, mayPublish }] = await Promise.all([server.catalogue(), server.settings()]);
  // A contributor's file is published by somebody else.
  const request = { ...asked, submits: asked.submits || !mayPublish };
  requireSize(file, bytes, limits.fileBytes);
  const region = chooseRegion(catalogue, values.region);
  const choices = values.choices === undefined ? null : await readChoicesFile(io, values.choices);
  const upload = await understood(await server.createUpload(region, fileNameOf(file), bytes), choices, {
    language: request.language,
    catalogue,
    server,
    io: request.yes ? { ...io, ask: null } : io,
  });
  await io.out(
    `${[...describeUpload(upload, request), ...describeDifference(upload.difference, catalogue, request.language)].join("\n")}\n`,
  );
  const exit = await conclude(upload, request, server, io);
  return exit;
}

/** The upload read as was said beforehand, and then as whoever sits at the terminal answers. */
async function understood(upload: Upload, choices: ReadingChoices | null, asking: Asking): Promise<Upload> {
  const { server } = asking;
  try {
    const read = choices ? await server.choose(upload.id, mergeChoices(upload.choices, choices)) : upload;
    return await askQuestions(read, asking);
  } catch (error) {
    await server.discard(upload.id);
    throw error;
  }
}

/** What there is to do with the upload; a draft that is not published is taken back. */
async function conclude(upload: Upload, request: Request, server: ServerApi, io: Io): Promise<Exit> {
  const en = request.language === "en";
  const say = (zh: string, english: string) => io.out(`${en ? english : zh}\n`);
  const stop = async (exit: Exit, zh: string, english: string) => {
    await server.discard(upload.id);
    await say(zh, english);
    return exit;
  };
  const { counts } = upload.difference;
  if (upload.problemCounts.error > 0)
    return stop(EXIT.refused, "文件中有错误,没有发布。", "The file has errors; nothing was published.");
  if (upload.publishedAs)
    return stop(
      EXIT.ok,
      `这份文件已作为第 ${upload.publishedAs.revision} 版发布过,没有改动。`,
      `This file was published as revision ${upload.publishedAs.revision}; nothing was changed.`,
    );
  if (counts.added + counts.changed === 0)
    return stop(
      EXIT.ok,
      "与已发布的数据相同,没有需要发布的变化。",
      "It says what is published already; there is nothing to publish.",
    );
  if (request.dryRun) return stop(EXIT.ok, "试运行:没有发布。", "Dry run: nothing was published.");
  const answers = await completeAnswers(upload, request, io);
  if (typeof answers === "string") return stop(EXIT.refused, answers, answers);
  const confirmed = await confirm(request, io);
  if (confirmed !== null) return stop(confirmed.exit, confirmed.messages.zh, confirmed.messages.en);
  return send(upload, request, answers, server, io);
}

async function send(
  upload: Upload,
  { submits, message, language }: Request,
  answers: Record<string, string>,
  server: ServerApi,
  io: Io,
): Promise<Exit> {
  const en = language === "en";
  try {
    const { added, changed } = upload.difference.counts;
    if (submits) {
      await server.submit(upload.id, { message, answers });
      await io.out(
        en
          ? `Sent in to be reviewed: ${added} new, ${changed} changed.\n`
          : `已提报,等待审核:新增 ${added},变更 ${changed}。\n`,
      );
      return EXIT.ok;
    }
    const published = await server.publish(upload.id, { base: upload.base, message, answers });
    await io.out(
      en
        ? `Published as revision ${published.revision}: ${added} new, ${changed} changed.\n`
        : `已发布为第 ${published.revision} 版:新增 ${added},变更 ${changed}。\n`,
    );
    return EXIT.ok;
  } catch (error) {
    const isSettled =
      error instanceof ServerRefusal && ["already-published", "nothing-to-publish"].includes(error.code);
    if (!isSettled) throw error;
    await io.out(`${nameIn(error.messages, language)}\n`);
    return EXIT.ok;
  }
}

/** A word why for every kind of warning: from the arguments, then from the terminal; else how to give them. */
async function completeAnswers(upload: Upload, request: Request, io: Io): Promise<Record<string, string> | string> {
  const en = request.language === "en";
  const answers: Record<string, string> = {};
  const open: string[] = [];
  for (const { code, severity, count, example } of upload.problemCodes) {
    if (severity !== "warning") continue;
    const given = request.answers[code] ?? "";
    const question = `${nameIn(example.message, request.language)} (${code}, ${count})\n${en ? "Why" : "说明"}: `;
    const answer = given !== "" || !io.ask || request.yes ? given : await io.ask(question);
    if (answer.trim() === "") open.push(code);
    else answers[code] = answer.trim();
  }
  if (open.length === 0) return answers;
  const arguments_ = open.map((code) => `--answer ${code}=${en ? "WORD" : "说明"}`).join(" ");
  return en
    ? `Not published: these warnings need a word why. Add: ${arguments_}`
    : `没有发布:还有提醒需要说明。请加上:${arguments_}`;
}

/** `null` to go on. */
async function confirm({ yes, language, submits }: Request, io: Io): Promise<CommandError | null> {
  if (yes) return null;
  if (!io.ask) return new CommandError({ zh: "没有发布:请加 --yes 确认。", en: "Not published: confirm with --yes." });
  const answer = await io.ask(
    language === "en" ? `${submits ? "Send it in" : "Publish"}? [y/N] ` : `${submits ? "提报" : "发布"}吗?[y/N] `,
  );
  if (/^(?:y|yes|是|好|对)$/i.test(answer.trim())) return null;
  return new CommandError({ zh: "没有发布。", en: "Not published." }, EXIT.refused);
}

function describeUpload(upload: Upload, { file, language }: Request): string[] {
  const en = language === "en";
  const { region, base, understood, problems, problemCounts } = upload;
  return [
    en
      ? `File ${file} — region ${region}, compared with revision ${base}; ${understood.rows} data rows`
      : `文件 ${file} — 地区 ${region},与第 ${base} 版比较;数据 ${understood.rows} 行`,
    ...writeProblems(problems, language, problemCounts).map(indent),
    ...describeQuestions(upload.questions, language).map(indent),
  ];
}

/** `CODE=word`, as often as there are kinds of warnings. */
function readAnswers(list: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    list.map((text): [string, string] => {
      const at = text.indexOf("=");
      if (at > 0) return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
      throw usageError(`--answer 应写作 代码=说明,不能是 ${text}`, `--answer is CODE=WORD, not ${text}`);
    }),
  );
}
