import { basename } from "node:path";
import { dayIn, zoneIn } from "#domain/catalogue/clock.ts";
import type { CatalogueReading } from "#domain/reading/catalogue-reading.ts";
import { bySeverity, countProblems } from "#domain/reading/problem.ts";
import { readCatalogueFile } from "#intake/catalogue/read-catalogue.ts";
import { isOfCatalogue } from "#intake/catalogue/table-kind.ts";
import { checkPlausibleAll } from "#intake/checks/plausible-check.ts";
import { checkBeside } from "#intake/checks-beside.ts";
import { type Reading, readUpload } from "#intake/read-upload.ts";
import { type CheckBasis, serverBasis, shippedBasis } from "./catalogue.ts";
import { CommandError, usageError } from "./command-error.ts";
import { EXIT, type Exit, type Io } from "./io.ts";
import { COMMON_OPTIONS, readLanguage, readOptions } from "./options.ts";
import { readInput, requireSize } from "./read-input.ts";
import { writeReport } from "./report.ts";
import { openServer } from "./server-api.ts";
import { writeTables } from "./table-report.ts";

const OPTIONS = { ...COMMON_OPTIONS, json: { type: "boolean" } } as const;

/** Entries of tables are counted as the file has them; what of them is in the catalogue already is said by the page. */
const NOT_COMPARED = { policies: [], targets: [], plans: [] };

/** Lines of JSON that are handed over at once. */
const LINES_AT_ONCE = 500;

/** `check FILE...`: reads files as the page would, and changes nothing. */
export async function checkFiles(args: readonly string[], io: Io): Promise<Exit> {
  const { values, positionals } = readOptions(args, OPTIONS);
  const language = readLanguage(values.language);
  if (positionals.length === 0) throw usageError("请写明要读的文件", "Name the files to read");
  if (positionals.filter((path) => path === "-").length > 1)
    throw usageError("标准输入(-)只能读一次", "Standard input (-) can be read once");
  const basis =
    values.server === undefined
      ? await shippedBasis(values.region)
      : await serverBasis(await openServer(io, values.server, values["token-file"]), values.region);
  let worst: Exit = EXIT.ok;
  for (const file of positionals) {
    const read = await readOne(io, file, basis);
    if (read instanceof CommandError) {
      const { messages } = read;
      if (values.json) await io.out(`${JSON.stringify({ type: "failure", file, message: messages })}\n`);
      else io.error(`${language === "en" ? messages.en : messages.zh}\n`);
    } else if (values.json) await writeLines(io, file, basis.catalogue.region, read);
    else {
      await io.out(writeReport(file, read.reading, basis.catalogue, language));
      await io.out(writeTables(read.held, language));
    }
    worst = Math.max(worst, exitOf(read)) as Exit;
  }
  return worst;
}

/** What a file holds: figures, and what of it goes into the catalogue. */
type Checked = { readonly reading: Reading; readonly held: CatalogueReading };

async function readOne(io: Io, file: string, basis: CheckBasis): Promise<Checked | CommandError> {
  const { catalogue, limits, beside } = basis;
  const today = dayIn(io.now(), zoneIn(catalogue.organizations, catalogue.region));
  try {
    const bytes = await readInput(io, file);
    requireSize(file, bytes, limits.fileBytes);
    const fileName = file === "-" ? "" : basename(file);
    const reading = readUpload(bytes, catalogue, { limits, today, fileName });
    const held = readCatalogueFile(bytes, { ...catalogue, ...NOT_COMPARED, today, fileName, answers: {} });
    if (beside === null) {
      const implausible = checkPlausibleAll(reading.observations, catalogue.indicators);
      return { reading: { ...reading, problems: bySeverity([...reading.problems, ...implausible]) }, held };
    }
    const problems = checkBeside(reading, beside.published, catalogue, { today, rules: beside.rules });
    return { reading: { ...reading, problems: bySeverity(problems) }, held };
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
}

function exitOf(read: Checked | CommandError): Exit {
  if (read instanceof CommandError) return read.exit;
  return [...read.reading.problems, ...read.held.problems].some(({ severity }) => severity === "error")
    ? EXIT.refused
    : EXIT.ok;
}

/** One object a line: what was understood, every observation, every problem, a summary. */
async function writeLines(io: Io, file: string, region: string, { reading, held }: Checked): Promise<void> {
  const { understood, observations, problems } = reading;
  const counts = countProblems(problems);
  const summary = { region, observations: observations.length, problems: counts, ok: counts.error === 0 };
  let lines: string[] = [];
  const write = async (type: string, rest: object) => {
    lines.push(`${JSON.stringify({ type, file, ...rest })}\n`);
    if (lines.length < LINES_AT_ONCE) return;
    await io.out(lines.join(""));
    lines = [];
  };
  await write("understood", { region, ...understood });
  for (const observation of observations) await write("observation", observation);
  for (const problem of problems) await write("problem", problem);
  const { tables, questions } = held;
  if (tables.some(({ kind }) => isOfCatalogue(kind))) {
    for (const table of tables) await write("table", table);
    for (const question of questions) await write("question", question);
    for (const problem of held.problems) await write("problem", problem);
  }
  await write("summary", summary);
  await io.out(lines.join(""));
}
