import fc from "fast-check";

/** A clean table as its author meant it: a header of words, rows of words and figures. */
export type Known = { readonly header: string[]; readonly rows: string[][] };

/** How the table is written down, with everything that goes wrong on the way. */
export type Spoiling = {
  readonly delimiter: string;
  readonly quote: '"' | "'";
  readonly quoting: "needed" | "all";
  readonly padding: "none" | "space-after" | "tab-before";
  readonly rowEnds: readonly string[];
  readonly finalRowEnd: boolean;
  readonly trailing: number;
  readonly preamble: readonly string[];
  readonly blankAbove: boolean;
  readonly footnotes: readonly string[];
  readonly total: boolean;
  readonly second: boolean;
  /** The second row of the body lacks its last cell. */
  readonly short: boolean;
  /** The first row of the body is written with this delimiter, where its cells allow. */
  readonly otherDelimiter: string | null;
  /** The columns of figures stand under two parents, in a header of two rows. */
  readonly grouped: boolean;
  readonly encoding: "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "gb18030";
};

export const CLEAN: Spoiling = {
  delimiter: ",",
  quote: '"',
  quoting: "needed",
  padding: "none",
  rowEnds: ["\n"],
  finalRowEnd: true,
  trailing: 0,
  preamble: [],
  blankAbove: false,
  footnotes: [],
  total: false,
  second: false,
  short: false,
  otherDelimiter: null,
  grouped: false,
  encoding: "utf-8",
};

const word = fc.constantFrom(
  ..."引进博士 引进硕士 投资金额 平台 机构名称 示例甲研究院 示例乙创新中心 备注 状态 Institute Centre-B name unit remark 期末 新增 存量".split(
    " ",
  ),
);
const sentence = fc.constantFrom(
  "较上年有所增加",
  "含 2,300 人次",
  "a; b",
  "甲|乙",
  'said "yes"',
  "it's",
  "two\nlines",
  "待核实",
);
const figure = fc.oneof(
  fc.integer({ min: 0, max: 99_999 }).map(String),
  fc.integer({ min: 0, max: 99_999 }).map((n) => `${n / 100}`),
  fc.constantFrom("—", "12.5%", "1,234", "25人"),
);

/** A label, at least two columns of figures, perhaps a remark. */
export const known: fc.Arbitrary<Known> = fc
  .record({
    figures: fc.integer({ min: 2, max: 5 }),
    remark: fc.boolean(),
    rows: fc.integer({ min: 3, max: 8 }),
  })
  .chain(({ figures, remark, rows }) => {
    const heading = fc.tuple(word, fc.nat({ max: 99 })).map(([text, n]) => `${text}列${n}`);
    const row = fc
      .tuple(word, fc.array(figure, { minLength: figures, maxLength: figures }), remark ? sentence : fc.constant(null))
      .map(([label, cells, note]) => [label, ...cells, ...(note === null ? [] : [note])]);
    return fc.record({
      header: fc.array(heading, { minLength: figures + (remark ? 2 : 1), maxLength: figures + (remark ? 2 : 1) }),
      rows: fc.array(row, { minLength: rows, maxLength: rows }),
    });
  });

const parts: { [K in keyof Spoiling]: fc.Arbitrary<Spoiling[K]> } = {
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  quote: fc.constantFrom<'"' | "'">('"', "'"),
  quoting: fc.constantFrom<"needed" | "all">("needed", "all"),
  padding: fc.constantFrom<"none" | "space-after" | "tab-before">("none", "space-after", "tab-before"),
  rowEnds: fc.constantFrom(["\n"], ["\r"], ["\r\n"], ["\n", "\r\n"], ["\r", "\n", "\r\n"]),
  finalRowEnd: fc.boolean(),
  trailing: fc.nat({ max: 3 }),
  preamble: fc.subarray(["2024年科创平台引才情况", "单位：人", "填报单位：示例市"]),
  blankAbove: fc.boolean(),
  footnotes: fc.subarray(["注：8月为初步数。", "数据来源：示例市"]),
  total: fc.boolean(),
  second: fc.boolean(),
  short: fc.boolean(),
  otherDelimiter: fc.constantFrom(",", ";", "\t", "|"),
  grouped: fc.boolean(),
  encoding: fc.constantFrom<Spoiling["encoding"]>("utf-8", "utf-8-bom", "utf-16le", "utf-16be", "gb18030"),
};

/** A table spoiled in one, two or three ways. */
export const spoiling: fc.Arbitrary<Spoiling> = fc
  .tuple(fc.subarray(Object.keys(parts) as (keyof Spoiling)[], { minLength: 1, maxLength: 3 }), fc.record(parts))
  .map(([ways, spoiled]) => {
    const chosen = Object.fromEntries(ways.map((way) => [way, spoiled[way]]));
    const merged: Spoiling = { ...CLEAN, ...chosen };
    const pads = merged.delimiter === "\t" && merged.padding !== "none";
    return pads ? { ...merged, padding: "none" } : merged;
  });

/** The second table that stands below the first where a spoiling says so. */
export const SECOND: Known = {
  header: ["项目", "数量", "金额", "年限"],
  rows: [
    ["甲", "1", "2", "3"],
    ["乙", "4", "5", "6"],
  ],
};

/** The rows that are to be read back from a spoiled table. */
export function expectedRows(table: Known, spoiling: Spoiling): string[][] {
  const header = spoiling.grouped ? table.header.map((own, i) => headerText(table, own, i)) : table.header;
  return [header, ...table.rows.map((cells, i) => (spoiling.short && i === 1 ? [...cells.slice(0, -1), ""] : cells))];
}

function headerText(table: Known, own: string, column: number): string {
  const parent = parentOf(table, column);
  return parent === null ? own : `${parent} ${own}`;
}

/** The group a column of figures stands under; `null` for the label and the remark. */
function parentOf(table: Known, column: number): string | null {
  const isRemark = column === table.header.length - 1 && table.header.length > 3;
  if (column === 0 || isRemark) return null;
  return column <= 2 ? "组甲" : "组乙";
}

function headerRows(table: Known, spoiling: Spoiling): string[][] {
  if (!spoiling.grouped) return [table.header];
  const parents = table.header.map((own, i) => {
    const parent = parentOf(table, i);
    if (parent === null) return own;
    return parent === parentOf(table, i - 1) ? "" : parent;
  });
  return [parents, table.header.map((own, i) => (parentOf(table, i) === null ? "" : own))];
}

/** Writes a table down as the spoiling says. */
export function writeSpoiled(table: Known, spoiling: Spoiling): Uint8Array {
  const width = table.header.length;
  const text = (cells: readonly string[]) => writeRow(cells, spoiling);
  const blank = "";
  const body = table.rows.map((cells, i) => {
    const other = spoiling.otherDelimiter;
    const isPlain = cells.every((cell) => !/[,;\t|'"\n]/.test(cell));
    if (i === 0 && other !== null && other !== spoiling.delimiter && isPlain) return cells.join(other);
    return text(spoiling.short && i === 1 ? cells.slice(0, -1) : cells);
  });
  const lines = [
    ...spoiling.preamble.map((title) => text([title])),
    ...(spoiling.blankAbove && spoiling.preamble.length > 0 ? [blank] : []),
    ...headerRows(table, spoiling).map(text),
    ...body,
    ...(spoiling.total ? [text(["合计", ...Array.from({ length: width - 1 }, () => "1")])] : []),
    ...spoiling.footnotes.map((note) => text([note])),
    ...(spoiling.second ? [blank, text(["附表"]), text(SECOND.header), ...SECOND.rows.map(text)] : []),
  ];
  const joined = lines.reduce((all, line, i) => {
    const isLast = i === lines.length - 1;
    return (
      all + line + (isLast && !spoiling.finalRowEnd ? "" : (spoiling.rowEnds[i % spoiling.rowEnds.length] ?? "\n"))
    );
  }, "");
  return encode(joined, spoiling.encoding);
}

function writeRow(cells: readonly string[], spoiling: Spoiling): string {
  const { delimiter, quote, quoting, padding, trailing } = spoiling;
  const written = cells.map((cell) => {
    const needs = cell.includes(delimiter) || cell.includes(quote) || /[\r\n]/.test(cell);
    return quoting === "all" || needs ? quote + cell.replaceAll(quote, quote + quote) + quote : cell;
  });
  const glue = padding === "space-after" ? `${delimiter} ` : padding === "tab-before" ? `\t${delimiter}` : delimiter;
  return written.join(glue) + delimiter.repeat(cells.length > 1 ? trailing : 0);
}

export function encode(text: string, encoding: Spoiling["encoding"]): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "utf-8-bom") return new TextEncoder().encode(`\uFEFF${text}`);
  if (encoding === "gb18030") return encodeGb(text);
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, encoding === "utf-16le");
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 + i * 2, text.charCodeAt(i), encoding === "utf-16le");
  return bytes;
}

const gbBytes = new Map<string, readonly number[]>();

/** GB18030's characters of one and two bytes, found by decoding each pair; throws for a character of four bytes. */
export function encodeGb(text: string): Uint8Array {
  if (gbBytes.size === 0) {
    const decoder = new TextDecoder("gb18030");
    for (let lead = 0x81; lead <= 0xfe; lead += 1)
      for (let trail = 0x40; trail <= 0xfe; trail += 1)
        if (trail !== 0x7f) gbBytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    for (let byte = 0; byte < 0x80; byte += 1) gbBytes.set(String.fromCharCode(byte), [byte]);
  }
  return Uint8Array.from(
    [...text].flatMap((char) => {
      const bytes = gbBytes.get(char);
      if (!bytes) throw new RangeError(`no two-byte GB18030 form of ${char}`);
      return bytes;
    }),
  );
}
