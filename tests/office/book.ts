import { type Cell, type Row, type Sheet, textCell } from "./cell.ts";
import type { Content } from "./content.ts";
import type { Draw } from "./draw.ts";
import { type Combination, periodCell, productOf } from "./level.ts";
import { periodForm, titlePeriod } from "./period.ts";
import type { Spec } from "./spec.ts";
import { makeTable, type TableParts } from "./table.ts";
import { indicatorText, titleText } from "./wording.ts";

/** The sheets of a file; a file of text has one. */
export function makeSheets(spec: Spec, content: Content, draw: Draw): Sheet[] {
  const { parts, title } = spec.layout;
  const fixed = pick(productOf(content, title)[0] ?? {}, title);
  if (parts?.place === "sheets") {
    return productOf(content, [parts.axis]).map((own) => {
      const of = { ...fixed, ...own };
      return makeSheet(partName(spec, own, content), spec, content, [{ of, said: [] }], of, draw);
    });
  }
  const list = parts ? productOf(content, [parts.axis]) : [{}];
  const tables = list.map((own) => ({ of: { ...fixed, ...own }, said: [] }));
  const name = spec.yearAt === "sheet" ? `${content.periods[0]?.year}年` : "Sheet1";
  return [makeSheet(name, spec, content, tables, fixed, draw)];
}

function pick(of: Combination, axes: readonly (keyof Combination)[]): Combination {
  return Object.fromEntries(axes.map((axis) => [axis, of[axis]]));
}

/** What a sheet or a table of several is called. */
function partName(spec: Spec, { indicator, organization, period }: Combination, content: Content): string {
  if (indicator) return indicatorText(spec, indicator, content);
  if (organization) return organization.name;
  if (!period) throw new Error("a part of nothing");
  return periodForm(spec.periodForm).hasYear ? titlePeriod(period) : periodCell(spec, period).text;
}

type TableOf = { readonly of: Combination; readonly said: readonly Cell[] };

function makeSheet(
  name: string,
  spec: Spec,
  content: Content,
  tables: readonly TableOf[],
  fixed: Combination,
  draw: Draw,
): Sheet {
  // 1. Rows above: a title where it says something, or where people put one.
  const needed = Object.keys(fixed).length > 0 || spec.yearAt.startsWith("title") || spec.yearAt === "file";
  const title = textCell(titleText(spec, fixed, content));
  const unit = content.indicators[0]?.unit.text ?? "";
  const units = [...new Set(content.indicators.map((indicator) => indicator.unit.text))];
  const unitRow = spec.unitAt.startsWith("title")
    ? [textCell(`单位：${spec.unitAt === "title" ? unit : units.join("、")}`)]
    : null;
  const said = [title, ...(unitRow ?? [])];
  const above: Row[] = [];
  if (spec.above.includes("annex")) above.push([textCell("附件1")]);
  if (needed || spec.above.includes("title")) above.push([title]);
  if (spec.periodLine !== "title" && fixed.period) {
    const when = titlePeriod(fixed.period, spec.yearAt === "period");
    const line = textCell(spec.periodLine === "brackets" ? `（${when}）` : `统计时间：${when}`);
    said.push(line);
    above.push([line]);
  }
  if (spec.yearAt === "line") {
    const line = textCell(`统计年度：${content.periods[0]?.year}年`);
    said.push(line);
    above.push([line]);
  }
  if (spec.above.includes("reporter"))
    above.push([textCell("填报单位：示例市人才办"), textCell(""), textCell("审核：已审")]);
  if (spec.above.includes("date")) above.push([textCell("制表日期：2025年1月15日")]);
  if (unitRow) above.push(unitRow);
  if (spec.above.includes("blank")) above.push([]);
  // 2. Tables, one below the other or beside each other.
  const { parts } = spec.layout;
  const made = tables.map(({ of }) => {
    const own = parts && parts.place !== "sheets" ? textCell(partName(spec, of, content)) : null;
    const table = makeTable(spec, content, of, own ? [...said, own] : said, draw);
    return { own, table, rows: withGaps(spec, table) };
  });
  const blocks = made.map(({ own, rows }) => [...(own ? [[own]] : []), ...rows]);
  const body =
    parts?.place === "beside"
      ? besideEachOther(blocks)
      : blocks.flatMap((block, i) => (i === 0 ? block : [[], ...block]));
  const width = Math.max(...body.map((row) => row.length));
  if (above[0]?.[0] === title && width > 1) title.span = { columns: width, rows: 1 };
  if (unitRow && width > 1) unitRow.unshift(...Array.from({ length: width - 1 }, () => textCell("")));
  // 3. Rows below.
  const below = spec.below.map((kind): Row => {
    if (kind === "blank") return [];
    if (kind === "note")
      return [textCell(draw.pick(["注：本表数据由各平台报送。", "注：1.本表为快报数。2.数据以年报为准。"]))];
    if (kind === "note-of-a-year") return [textCell("注：2022年以前的数据按原口径统计，未列入本表。")];
    if (kind === "source") return [textCell("数据来源：示例市人才办")];
    return [textCell("填表单位：示例市人才办"), textCell(""), textCell("填表日期：2025年1月15日")];
  });
  const rows = [...above, ...body, ...below];
  const hidden = new Set<Row>();
  const last = made.at(-1)?.table.body.at(-1);
  if (spec.file.kind === "xlsx" && spec.file.hiddenRow && last) hidden.add(last);
  return { name, rows, hidden };
}

/** Blank rows among the others, the header again where a page breaks, or the second half beside the first. */
function withGaps({ blankRows, repeatHeader, halves }: Spec, { header, body }: TableParts): Row[] {
  const middle = Math.ceil(body.length / 2);
  if (halves)
    return besideEachOther([body.slice(0, middle), body.slice(middle)].map((half) => [...copyOf(header), ...half]));
  if (blankRows) return [...header, ...body.slice(0, middle), [], ...body.slice(middle)];
  if (!repeatHeader || body.length < 4) return [...header, ...body];
  return [...header, ...body.slice(0, middle), ...copyOf(header), ...body.slice(middle)];
}

function copyOf(rows: readonly Row[]): Row[] {
  return rows.map((row) => row.map((cell) => ({ ...cell })));
}

function besideEachOther(blocks: readonly Row[][]): Row[] {
  const widths = blocks.map((block) => Math.max(...block.map((row) => row.length)));
  const height = Math.max(...blocks.map((block) => block.length));
  return Array.from({ length: height }, (_, i) =>
    blocks.flatMap((block, at) => {
      const row = block[i] ?? [];
      const width = (widths[at] ?? 0) + (at < blocks.length - 1 ? 1 : 0);
      return [...row, ...Array.from({ length: width - row.length }, () => textCell(""))];
    }),
  );
}
