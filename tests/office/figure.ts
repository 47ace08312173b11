import type { Observation } from "#domain/figures/observation.ts";
import { shiftDecimal } from "#domain/terms/unit.ts";
import type { Draw } from "./draw.ts";
import type { Reported, Unit } from "./indicator.ts";

/** What stands in a cell of figures: numbers, or one of the habits of people who type them. */
export const FIGURE_STYLES = [
  "plain",
  "thousands",
  "wide-digits",
  "qualifiers",
  "rare-qualifiers",
  "footnotes",
  "chinese-numerals",
  "words",
  "missing-marks",
  "rare-missing-marks",
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
const RARELY_QUALIFIED: readonly Said[] = [
  { before: "逾", after: "", qualifier: "gt", status: "A" },
  { before: ">", after: "", qualifier: "gt", status: "A" },
  { before: "＞", after: "", qualifier: "gt", status: "A" },
  { before: "≥", after: "", qualifier: "ge", status: "A" },
  { before: "至少", after: "", qualifier: "ge", status: "A" },
  { before: "不低于", after: "", qualifier: "ge", status: "A" },
  { before: "", after: "及以上", qualifier: "ge", status: "A" },
  { before: "不足", after: "", qualifier: "lt", status: "A" },
  { before: "将近", after: "", qualifier: "lt", status: "A" },
  { before: "至多", after: "", qualifier: "le", status: "A" },
  { before: "", after: "以内", qualifier: "le", status: "A" },
  { before: "大约", after: "", qualifier: "approx", status: "A" },
  { before: "", after: "上下", qualifier: "approx", status: "A" },
];
const WITH_STATUS: readonly Said[] = [
  { before: "", after: "（初步）", qualifier: "exact", status: "P" },
  { before: "", after: "(初步)", qualifier: "exact", status: "P" },
  { before: "", after: "（口径变更）", qualifier: "exact", status: "B" },
  { before: "", after: "（初步数）", qualifier: "exact", status: "P" },
  { before: "", after: "（估计）", qualifier: "exact", status: "E" },
];
const FOOTNOTES = ["*", "①", "＊", "¹", "（注1）"];
const WORDS = ["数千", "数百", "数十", "若干"];
const MISSING_MARKS = ["—", "/", "无", "未报", "-", "…", "——"];
const RARE_MISSING_MARKS = ["暂无", "缺报", "--", "－", "N/A", "...", "……", "未上报", "未统计", "／"];

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
    case "footnotes":
      return typed(`${plain}${unitText}${draw.pick(FOOTNOTES)}`);
    case "chinese-numerals":
      return reported.kind === "count" && amount < 100 ? typed(`${chineseNumeral(amount)}${unitText}`) : number();
    case "qualifiers":
    case "rare-qualifiers": {
      const { before, after, qualifier } = draw.pick(style === "qualifiers" ? QUALIFIED : RARELY_QUALIFIED);
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
    case "rare-missing-marks":
      return typed(draw.pick(style === "missing-marks" ? MISSING_MARKS : RARE_MISSING_MARKS), {
        value: null,
        status: "O",
      });
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

/** 1 to 99 as people write them out. */
function chineseNumeral(n: number): string {
  const digits = ["", ..."一二三四五六七八九"];
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${digits[n % 10]}`;
}
