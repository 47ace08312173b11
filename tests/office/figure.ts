import type { Observation } from "#domain/observation.ts";
import { shiftDecimal } from "#domain/unit.ts";
import type { Draw } from "./draw.ts";
import type { Reported, Unit } from "./indicator.ts";

/** What stands in a cell of figures: numbers, or one of the habits of people who type them. */
export const FIGURE_STYLES = [
  "plain",
  "thousands",
  "wide-digits",
  "qualifiers",
  "words",
  "missing-marks",
  "blanks",
  "zeros",
  "status-words",
  "decimals",
  "blanks-around",
] as const;
export type FigureStyle = (typeof FIGURE_STYLES)[number];

/** A figure as drawn, in the unit that the table is written in. */
export type Drawn = { readonly reported: Reported; readonly unit: Unit; readonly amount: number };

/** What a figure cell shows, what a workbook keeps of it, and what it means. */
export type WrittenFigure = Pick<Observation, "value" | "status" | "qualifier"> & {
  readonly shown: string;
  readonly number?: number;
  /** The wording, where it is no number. */
  readonly words: string | null;
};

type Said = Pick<Observation, "status" | "qualifier"> & { readonly before: string; readonly after: string };

const QUALIFIED: readonly Said[] = [
  { before: "超", after: "", qualifier: "gt", status: "A" },
  { before: "超过", after: "", qualifier: "gt", status: "A" },
  { before: "近", after: "", qualifier: "lt", status: "A" },
  { before: "约", after: "", qualifier: "approx", status: "A" },
  { before: "不少于", after: "", qualifier: "ge", status: "A" },
  { before: "", after: "以上", qualifier: "ge", status: "A" },
  { before: "不超过", after: "", qualifier: "le", status: "A" },
  { before: "", after: "左右", qualifier: "approx", status: "A" },
];
const WITH_STATUS: readonly Said[] = [
  { before: "", after: "（初步）", qualifier: "exact", status: "P" },
  { before: "", after: "(初步)", qualifier: "exact", status: "P" },
  { before: "", after: "（口径变更）", qualifier: "exact", status: "B" },
];
const WORDS = ["数千", "数百", "数十", "若干"];
export const MISSING_MARKS = ["—", "/", "无", "未报", "-", "…", "——"];

/**
 * Writes a figure.
 *
 * @param unitText what stands behind the digits, empty for nothing
 */
export function writeFigure(drawn: Drawn, style: FigureStyle, unitText: string, draw: Draw): WrittenFigure {
  const { reported, unit, amount } = drawn;
  const plain = String(amount);
  const usual = { value: shiftDecimal(amount, unit.shift), words: null, status: "A", qualifier: "exact" } as const;
  const typed = (shown: string, rest: Partial<WrittenFigure> = {}): WrittenFigure => ({ ...usual, shown, ...rest });
  const number = () => (unitText === "" ? typed(plain, { number: amount }) : typed(`${plain}${unitText}`));
  // A habit shows in some cells only, most are numbers.
  if (!draw.chance(style === "wide-digits" || style === "thousands" || style === "decimals" ? 0.8 : 0.35))
    return number();
  switch (style) {
    case "thousands":
      return typed(`${amount.toLocaleString("en-US", { maximumFractionDigits: 6 })}${unitText}`);
    case "wide-digits":
      return typed(wideDigits(plain) + unitText);
    case "blanks-around":
      return typed(draw.pick([" ", "　", "\u00a0"]) + plain + unitText + draw.pick(["", " "]));
    case "qualifiers": {
      const { before, after, qualifier } = draw.pick(QUALIFIED);
      return typed(`${before}${plain}${unitText}${after}`, { qualifier });
    }
    case "status-words": {
      const { after, status } = draw.pick(WITH_STATUS);
      return typed(`${plain}${unitText}${after}`, { status });
    }
    case "words": {
      if (reported.kind !== "count") return number();
      const words = `${draw.pick(WORDS)}${unitText}`;
      return typed(words, { value: null, words, qualifier: "text" });
    }
    case "missing-marks":
      return typed(draw.pick(MISSING_MARKS), { value: null, status: "O" });
    case "blanks":
      return typed("", { value: null, status: "O" });
    case "zeros":
      return typed(`0${unitText}`, { value: 0, ...(unitText === "" ? { number: 0 } : {}) });
    case "decimals":
    case "plain":
      return number();
  }
}

export function wideDigits(text: string): string {
  return text.replace(/[0-9.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}
