import * as z from "zod/mini";
import type { Catalogue } from "#contract/catalogue.ts";
import { readingChoicesSchema } from "#contract/reading-choices.ts";
import type { Upload } from "#contract/uploads.ts";
import type { Question } from "#domain/reading/question.ts";
import { isWithdrawal, type ReadingChoices, type Withdrawal } from "#domain/reading/reading-choices.ts";
import { formatCell } from "#domain/terms/format-cell.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { type Said, say } from "#intake/dialogue/said.ts";
import { choiceKey, choicePlace, mergeChoices } from "#intake/layout/reading-choices.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { usageError } from "./command-error.ts";
import type { Io } from "./io.ts";
import type { ServerApi } from "./server-api.ts";

/** Rounds of questions beyond those there are; an answer may bring up another, and then it should end. */
const MOST_ROUNDS = 20;

export type Asking = {
  readonly language: Language;
  readonly catalogue: Catalogue;
  readonly server: ServerApi;
  readonly io: Io;
};

/** What a person said of the file beforehand, in a file of JSON: `{"names": {"indicators": {"高层次人才": "phd"}}}`. */
export async function readChoicesFile(io: Io, path: string): Promise<ReadingChoices> {
  const bytes = await io.readFile(path).catch(() => {
    throw usageError(`读不到说明文件 ${path}`, `The file of choices ${path} cannot be read`);
  });
  const parsed = z.safeParse(readingChoicesSchema, parseJson(new TextDecoder().decode(bytes)));
  if (parsed.success) return parsed.data;
  const { path: at = [], message } = parsed.error.issues[0] ?? { message: "" };
  throw usageError(
    `说明文件 ${path} 不合格式:${at.join(".")} ${message}`,
    `The file of choices ${path} is none: ${at.join(".")} ${message}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Puts what the file does not say to whoever sits at the terminal, until all is said or a question is left open. */
export async function askQuestions(upload: Upload, { language, catalogue, server, io }: Asking): Promise<Upload> {
  const { ask } = io;
  if (!ask) return upload;
  const skipped = new Set<string>();
  let now = upload;
  for (let round = 0; round < MOST_ROUNDS + upload.questions.length; round += 1) {
    const question = now.questions.find((one) => !skipped.has(keyOf(one)));
    if (!question) break;
    const said = readAnswer(question, await ask(wordQuestion(question, language)), catalogue);
    if (said) now = await server.choose(now.id, say(now.choices, said));
    else skipped.add(keyOf(question));
  }
  return now;
}

/** The questions that stay open, and how to answer them without a terminal. */
export function describeQuestions(questions: readonly Question[], language: Language): string[] {
  if (questions.length === 0) return [];
  const en = language === "en";
  return [
    en
      ? "To be answered first; put the codes into a file and give it with --choices FILE:"
      : "需要先说明以下内容;把代码填入文件,用 --choices 文件 给出:",
    ...questions.map((question) => `  ${wordQuestion(question, language).trim()}`),
    `  ${JSON.stringify(exampleChoices(questions))}`,
  ];
}

function exampleChoices(questions: readonly Question[]): ReadingChoices {
  return questions.reduce<ReadingChoices>((choices, question) => {
    const code = question.suggestions[0]?.code ?? question.options[0] ?? (question.about === "period" ? "2024-08" : "");
    // An empty code of the whole table would be none.
    return question.text === "" && code === "" ? choices : mergeChoices(choices, say({}, saidOf(question, code)));
  }, {});
}

const ABOUT: Record<Question["about"], Names> = {
  indicator: { zh: "指标", en: "indicator" },
  organization: { zh: "平台/地区", en: "organization" },
  period: { zh: "时期", en: "period" },
  value: { zh: "数值列", en: "column of figures" },
  member: { zh: "类别", en: "member" },
  withdrawal: { zh: "处理", en: "answer" },
  cell: { zh: "数值", en: "figure" },
};

function wordQuestion(question: Question, language: Language): string {
  const { about, text, sheet, cell, table, suggestions, options } = question;
  const en = language === "en";
  if (about === "withdrawal" || about === "cell") return wordCell(question, language);
  if (about === "value" || about === "member") return wordChoice(about, text, options, language);
  const what = nameIn(ABOUT[about], language);
  const place = cell === "" ? "" : ` (${formatCell({ sheet, cell })})`;
  const asked =
    text === ""
      ? en
        ? `Which ${what} is ${nameTable(table, language)} of?`
        : `${nameTable(table, language)}是哪个${what}?`
      : en
        ? `Which ${what} is “${text}”${place}?`
        : `“${text}”${place}是哪个${what}?`;
  const near = suggestions.map(
    ({ code, names, score }, i) => `${i + 1}) ${nameIn(names, language)} ${code} ${Math.round(score * 100)}%`,
  );
  const leaves = text === "" ? "" : en ? "; - leaves it out" : ";- 不读入";
  const ways = en ? `[number, name or code${leaves}]: ` : `[序号、名称或代码${leaves}]:`;
  return `${[asked, ...near].join(" ")}\n${ways}`;
}

/** A question whose answers are texts of the file itself. */
function wordChoice(about: "value" | "member", text: string, options: readonly string[], language: Language): string {
  const en = language === "en";
  const asked =
    about === "value"
      ? en
        ? "Which column holds the figures?"
        : "哪一列是要读的数值？"
      : en
        ? `Rows differ in “${text}”. Which of them are to be read?`
        : `各行的“${text}”不同，读哪一类？`;
  const listed = options.map((option, i) => `${i + 1}) ${option}`);
  return `${[asked, ...listed].join(" ")}\n${en ? "[number or text]: " : "[序号或文字]："}`;
}

/** A question of one cell, with what is published of its figure. */
function wordCell({ about, text, sheet, cell, options, figure }: Question, language: Language): string {
  const en = language === "en";
  const { published, ...key } = figure ?? { published: null };
  const of = [formatCell({ sheet, cell }), ...Object.values(key)].join(" ");
  const before = published?.value ?? published?.text ?? "";
  const empty = en ? `${of} is empty, ${before} is published. Which?` : `${of} 空着，已发布 ${before}。怎么处理？`;
  const asked =
    about === "withdrawal" ? empty : en ? `${of} says ${text}. Which is it?` : `${of} 写的是 ${text}，是哪一个？`;
  const names: Record<Withdrawal, Names> = {
    keep: { zh: "保留", en: "keep it" },
    withdraw: { zh: "撤回", en: "withdraw it" },
  };
  const listed = options.map(
    (option, i) => `${i + 1}) ${isWithdrawal(option) ? nameIn(names[option], language) : option}`,
  );
  return `${[asked, ...listed].join(" ")}\n${en ? "[number or text]: " : "[序号或文字]："}`;
}

/** What a table is called: the whole one, or which of several one below the other. */
function nameTable(table: string, language: Language): string {
  if (table === "") return nameIn({ zh: "整张表", en: "the whole table" }, language);
  const { sheet, cell: number } = choicePlace(table);
  const place: Names = sheet === "" ? { zh: "", en: "" } : { zh: `“${sheet}”的`, en: ` of “${sheet}”` };
  return nameIn({ zh: `${place.zh}第 ${number} 张表`, en: `table ${number}${place.en}` }, language);
}

/** What was typed as an answer; `null` for nothing, or what means nothing. */
function readAnswer(question: Question, typed: string, catalogue: Catalogue): Said | null {
  const text = typed.trim();
  if (text === "") return null;
  if (question.about === "period") {
    const reading = readPeriod(text);
    return reading.kind === "period" ? saidOf(question, reading.code) : null;
  }
  if (isOfOptions(question)) {
    const option = question.options[Number(text) - 1] ?? question.options.find((one) => one === text);
    return option === undefined ? null : saidOf(question, option);
  }
  if (text === "-" && question.text !== "") return saidOf(question, "");
  const suggested = /^\d{1,2}$/.test(text) ? question.suggestions[Number(text) - 1] : undefined;
  if (suggested) return saidOf(question, suggested.code);
  const entries = question.about === "indicator" ? catalogue.indicators : catalogue.organizations;
  const found = entries.find(({ code, names }) => code === text || names.zh === text || names.en === text);
  return found ? saidOf(question, found.code) : null;
}

function isOfOptions({ about }: Question): boolean {
  return about === "value" || about === "member" || about === "withdrawal" || about === "cell";
}

function saidOf({ about, text, table, sheet, cell }: Question, value: string): Said {
  if (about === "withdrawal" || about === "cell") return { kind: about, about: choiceKey(sheet, cell), value };
  if (about === "value") return { kind: "column", about: value, value: "value" };
  if (about === "member") return { kind: "member", about: text, value };
  if (about === "period" || text === "") return { kind: about, about: table, value };
  return { kind: about === "indicator" ? "indicator-name" : "organization-name", about: text, value };
}

function keyOf({ about, text, table, sheet, cell, figure }: Question): string {
  return `${about} ${text} ${table} ${figure ? choiceKey(sheet, cell) : ""}`;
}
