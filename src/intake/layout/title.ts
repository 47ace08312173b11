import { parsePeriod } from "#domain/terms/period.ts";
import { rangeOf } from "#domain/terms/period-range.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { isPlausible } from "#intake/words/period-time.ts";
import { spacedLine } from "#intake/words/text-forms.ts";
import { type TitleTime, timeIn, yearIn } from "./title-time.ts";
import { type TitleUnits, titleUnits } from "./title-units.ts";

/** What the rows above a table, its sheet's name and the file's name say of all of it. */
export type Title = TitleUnits & {
  readonly text: string;
  /** Code of the one period named, or chosen by a person; `null` for none or several. */
  readonly period: string | null;
  /** The months, quarter or half that it names, which also limit years that headings or rows name. */
  readonly partOfYear: PartOfYear | "unclear" | null;
  /** The one year named, for headings that give months alone. */
  readonly year: number | null;
  /** The period is a day, 截至7月底: a state, or a sum from January. */
  readonly asOf: boolean;
  /** Codes of periods that contradict each other, so that none is taken. */
  readonly unsure: readonly string[];
  /** Code of a period that none of ours can be, so that it is not taken. */
  readonly implausible: string | null;
  /** Of a table below the first, the title above all of them; `null` for the first. */
  readonly document: string | null;
  /** The name of the file without its ending, a month in digits written out; it counts where the file itself says nothing. */
  readonly fileName: string;
  /** True where `period` and `year` are those of the file's name. */
  readonly fromFileName: { readonly period: boolean; readonly year: boolean };
};

/** A part of a year as a code of some year, and the year that stands with it. */
export type PartOfYear = {
  readonly code: string;
  readonly year: number | null;
  readonly isOfFile: boolean;
};

/**
 * @param chosen the period that a person gave for a table whose title gives none; it also completes months without a year
 * @param today ISO date; a period far from it is not taken
 */
export function readTitle(table: TableBody, chosen: string | null, today: string): Title {
  const cells = table.preamble.flatMap((row) => row.cells.filter((cell) => !isBlank(cell))).slice(0, 50);
  const isOfFigures = (cell: string) => !/日期|发布|制表/.test(bareLine(cell));
  const titles = cells.filter(isOfFigures);
  const own = titles.map(bareLine).join("\n");
  const caption = bareLine(table.caption ?? "");
  const text = caption === "" ? own : `${own}\n${caption}`;
  const aboveAll = table.documentTitle?.split("\n").filter(isOfFigures);
  const above = aboveAll?.map(bareLine) ?? [];
  const document = aboveAll === undefined ? null : above.join("\n");
  const spacedFileName = nameOfFile(table.fileName ?? "");
  const fileName = bareLine(spacedFileName);
  const units = titleUnits(
    cells.map(spacedLine),
    aboveAll?.map(spacedLine) ?? [],
    [table.caption ?? "", spacedFileName].map(spacedLine),
  );
  const times: Times = {
    own: timeIn(own),
    caption: timeIn(caption),
    document: timeIn(document ?? ""),
    file: ofFile(timeIn(fileName), table, timeIn(caption)),
    chosen,
    isTimeless: !/[年月季]|\d{4}/.test(own),
    year: yearIn(own) ?? yearIn(text) ?? yearIn(document ?? "") ?? yearOfCode(chosen),
  };
  const { period = null, asOf = false, unsure = [], isOfFile = false } = periodOf(times);
  const isTaken = period !== null && isPlausible(period, today);
  const other = chosen !== null && isPlausible(chosen, today) ? chosen : null;
  return {
    text: [...titles, ...(caption === "" ? [] : [table.caption ?? ""])].map(spacedLine).join("\n"),
    period: isTaken ? period : other,
    asOf: isTaken && asOf,
    unsure,
    implausible: isTaken ? null : period,
    partOfYear: unsure.length > 1 ? "unclear" : partOfYear(times),
    year: times.year ?? times.file.year,
    fromFileName: { period: isTaken && isOfFile, year: times.year === null && times.file.year !== null },
    ...units,
    document: aboveAll?.map(spacedLine).join("\n") ?? null,
    fileName: spacedFileName,
  };
}

type Times = {
  readonly own: TitleTime;
  readonly caption: TitleTime;
  readonly document: TitleTime;
  readonly file: TitleTime;
  readonly chosen: string | null;
  /** True where the rows above the table do not speak of time. */
  readonly isTimeless: boolean;
  /** The one that the file itself, or else a person, names. */
  readonly year: number | null;
};

type FoundPeriod = Partial<Pick<Title, "period" | "asOf" | "unsure">> & { readonly isOfFile?: boolean };

/**
 * The period of all of a table. The rows above it count before its sheet's name, that before the title of the whole
 * sheet, that before what a person said, and that before the file's name; but months count before a whole year, whichever
 * of them has the year. Where two of them contradict each other there is none, and both are told.
 */
function periodOf(times: Times): FoundPeriod {
  const { own, caption, document, file, chosen, year } = times;
  // A sheet of 2024年7月 does not say of which year a table of 8月 on it is.
  const known = document.period === null ? year : (own.year ?? caption.year ?? yearOfCode(chosen));
  const dated = (part: string | null) => codeOf(part, known ?? file.year);
  if (own.period !== null && own.part !== null) return unsure([own.period, dated(own.part)], chosen);
  const ofSheet = caption.period ?? dated(caption.part);
  if (own.period !== null && ofSheet !== null && !includes(own.period, ofSheet))
    return unsure([own.period, ofSheet], chosen);
  for (const time of [own, caption]) {
    if (time.period !== null) return { period: time.period, asOf: time.asOf };
    // Months whose year nobody says are asked about; they are no whole year and not another's months.
    if (time.part !== null) return { period: dated(time.part) ?? chosen, asOf: time.asOf };
    if (time.isSeveral) return { period: chosen };
  }
  const ofFile = file.period ?? dated(file.part);
  const wholeYear = own.wholeYear ?? caption.wholeYear;
  return wholeYear === null ? fromElsewhere(times, dated, ofFile) : inYear(wholeYear, ofFile, times);
}

/** What limits the years that headings or rows name: the first part of a year that is named, as for the period. */
function partOfYear({ own, caption, document, file, isTimeless }: Times): Title["partOfYear"] {
  for (const time of [own, caption, ...(isTimeless ? [document] : []), file]) {
    if (time.isPartUnclear) return "unclear";
    const isOfFile = time === file;
    if (time.period !== null && parsePeriod(time.period)?.kind !== "year")
      return { code: time.period, year: yearOfCode(time.period), isOfFile };
    const code = codeOf(time.part, SOME_YEAR);
    if (code !== null) return { code, year: null, isOfFile };
  }
  return null;
}

/** Any year completes a part of one. */
const SOME_YEAR = 2000;

/** The sheet of 1—8月 may be called 8月; one of 上半年 that is called 6月, or of 8月 that is called 7月, is another's. */
function includes(own: string, ofSheet: string): boolean {
  const [whole, part] = [rangeOf(own), rangeOf(ofSheet)];
  if (!whole || !part || parsePeriod(own)?.kind !== "year-to-date") return own === ofSheet;
  return whole.year === part.year && whole.last === part.last && whole.first <= part.first;
}

/** Above the table stands a year; the file's name may say of which of its months the figures are. */
function inYear(wholeYear: string, ofFile: string | null, { own, caption, file, chosen }: Times): FoundPeriod {
  const isVague = own.isVague || caption.isVague;
  if (file.isSeveral) return { period: chosen };
  if (ofFile === null || yearOfCode(ofFile) !== Number(wholeYear)) return { period: isVague ? chosen : wholeYear };
  // 2024年 above and 2024年8月 in the file's name: of the year, or of the month?
  if (parsePeriod(ofFile)?.kind === "month" && !isVague) return unsure([wholeYear, ofFile], chosen);
  return { period: ofFile, asOf: file.asOf, isOfFile: true };
}

function fromElsewhere(
  { document, file, chosen, isTimeless }: Times,
  dated: (part: string | null) => string | null,
  ofFile: string | null,
): FoundPeriod {
  // A title that speaks of time, however vaguely, is not of the time of the whole sheet.
  const ofDocument = isTimeless ? (document.period ?? dated(document.part) ?? document.wholeYear) : null;
  if (isTimeless && document.isSeveral) return { period: chosen };
  const above = ofDocument ?? chosen;
  if (above !== null) return { period: above, asOf: ofDocument !== null && document.asOf };
  if (file.period !== null && file.part !== null) return unsure([file.period, dated(file.part)], null);
  const named = ofFile ?? file.wholeYear;
  return { period: named, asOf: file.asOf, isOfFile: named !== null };
}

/** Beside sheets of months, a sheet that names no time (汇总) is not of the period in the file's name. */
function ofFile(file: TitleTime, { isBesideTimes }: TableBody, caption: TitleTime): TitleTime {
  const isNamed = [caption.period, caption.part, caption.wholeYear].some((time) => time !== null);
  if (!isBesideTimes || isNamed) return file;
  return { ...file, period: null, part: null, wholeYear: null };
}

/** What a person said decides; else both are told. */
function unsure(codes: readonly (string | null)[], chosen: string | null): FoundPeriod {
  return chosen === null ? { unsure: codes.flatMap((code) => code ?? []) } : { period: chosen };
}

function codeOf(part: string | null, year: number | null): string | null {
  const reading = part === null || year === null ? null : readPeriod(part, year);
  return reading?.kind === "period" ? reading.code : null;
}

function yearOfCode(code: string | null): number | null {
  const year = /^(\d{4})(?!\d)/.exec(code ?? "")?.[1];
  return year === undefined ? null : Number(year);
}

/** A line of a title as it is compared: its first characters, half width, without blanks. */
function bareLine(text: string): string {
  return spacedLine(text).replaceAll(" ", "");
}

/** 月报202408.xlsx names a period as 月报2024年8月.xlsx does. */
function nameOfFile(fileName: string): string {
  const bare = spacedLine(fileName.slice(0, 200)).replace(/\.[a-z]{2,5}$/i, "");
  return bare.replace(/(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(?!\d)/g, "$1年$2月");
}
