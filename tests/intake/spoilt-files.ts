import { type CleanTable, secondTable } from "./clean-tables.ts";
import { encode, encodeGb } from "./spoil.ts";
import { oddTitles, spoiltHeaderRow, spoiltHeaders } from "./spoilt-headers.ts";
import { smallFiles, spoiltRows } from "./spoilt-rows.ts";
import { bytesOf, fileOf, PLAIN, type SpoiltFile, textOf, writeCell, writeRow } from "./written-files.ts";

/** Every way in which the files of one table are spoilt; rows are visited in steps of `step`. */
export function* spoiltFiles(table: CleanTable, step: number): Generator<SpoiltFile> {
  yield* spoiltWhole(table);
  yield* spoiltEnds(table);
  yield* spoiltAround(table);
  yield* spoiltHeaders(table);
  yield* oddTitles(table);
  yield* spoiltHeaderRow(table);
  if (table.rows.length === 1) yield* smallFiles();
  yield* stacked(table);
  for (let row = 0; row < table.rows.length; row += step) {
    yield* spoiltRow(table, row);
    yield* spoiltRows(table, row);
  }
}

/** Another dialect or encoding for the whole file. */
function* spoiltWhole(table: CleanTable): Generator<SpoiltFile> {
  yield fileOf(table, "clean", "", textOf(table, PLAIN));
  for (const delimiter of [";", "\t", "|", " ", ", ", "; "])
    for (const quote of ['"', "'"])
      yield fileOf(
        table,
        `delimiter ${JSON.stringify(delimiter)}`,
        quote,
        textOf(table, { ...PLAIN, delimiter, quote }),
      );
  yield fileOf(table, "quote '", "", textOf(table, { ...PLAIN, quote: "'" }));
  for (const delimiter of [",", ";", "\t"])
    for (const quote of ['"', "'"])
      yield fileOf(table, "backslash", delimiter + quote, textOf(table, { delimiter, quote, escaping: "backslash" }));
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const allQuoted = [table.header, ...table.rows].map((cells) => `${cells.map(quoted).join(",")}\n`).join("");
  yield fileOf(table, "all quoted", "", allQuoted);
  const simple = [table.header, ...table.rows].every((cells) =>
    cells.every((cell) => cell !== "" && !/ {2}|[\n"]/.test(cell)),
  );
  if (simple) {
    const wide = table.header.map(
      (title, i) => Math.max(title.length, ...table.rows.map((row) => (row[i] ?? "").length)) + 2,
    );
    const aligned = [table.header, ...table.rows].map(
      (cells) =>
        `${cells
          .map((cell, i) => cell.padEnd(wide[i] ?? 0))
          .join("")
          .trimEnd()}\n`,
    );
    yield fileOf(table, "several blanks", "", aligned.join(""));
  }
  const text = textOf(table, PLAIN);
  yield fileOf(table, "encoding", "UTF-8 BOM", encode(text, "utf-8-bom"));
  yield fileOf(table, "encoding", "UTF-16LE", encode(text, "utf-16le"));
  yield fileOf(table, "encoding", "UTF-16BE", encode(text, "utf-16be"));
  yield fileOf(table, "encoding", "GB18030", encodeGb(text));
}

/** Row ends, and too little of everything. */
function* spoiltEnds(table: CleanTable): Generator<SpoiltFile> {
  const plain = (cells: readonly string[]) => writeRow(cells, PLAIN);
  const lines = [table.header, ...table.rows].map(plain);
  for (const end of ["\r", "\r\n"]) yield fileOf(table, "row ends", JSON.stringify(end), textOf(table, PLAIN, end));
  yield fileOf(table, "row ends", "mixed", lines.map((line, i) => line + (["\n", "\r\n", "\r"][i % 3] ?? "")).join(""));
  yield fileOf(table, "no final row end", "", lines.join("\n"));
  yield fileOf(table, "blank lines at the end", "", `${lines.join("\n")}\n\n`);
  yield fileOf(table, "blank lines at the end", "three", `${lines.join("\r\n")}\r\n\r\n\r\n\r\n`);
  yield { ...fileOf(table, "empty file", "", ""), header: [], rows: [] };
  yield { ...fileOf(table, "header only", "", `${lines[0]}\n`), rows: [] };
  yield { ...fileOf(table, "header only", "no row end", `${lines[0]}`), rows: [] };
  yield { ...fileOf(table, "one row", "", `${lines[0]}\n${lines[1]}\n`), rows: table.rows.slice(0, 1) };
  if (table.rows.length > 1 && table.name !== "people") {
    yield { ...fileOf(table, "no header", "", `${lines.slice(1).join("\n")}\n`), header: [] };
  }
  yield fileOf(table, "trailing delimiters", "", lines.map((line) => `${line},,\n`).join(""));
  if (table.rows.length > 1)
    yield fileOf(table, "blank line between rows", "", `${[...lines.slice(0, 8), "", ...lines.slice(8)].join("\n")}\n`);
}

/** Lines above and below. */
function* spoiltAround(table: CleanTable): Generator<SpoiltFile> {
  const text = textOf(table, PLAIN);
  const blanks = ",".repeat(table.header.length - 1);
  const above: [string, string][] = [
    ["one line", "Report of the yearly survey\n"],
    ["two lines", "Report of the yearly survey\nAll figures are provisional\n"],
    ["and a blank line", "Report of the yearly survey\n\n"],
    ["two and a blank line", "示例市统计表\n单位：人\n\n"],
    ["with delimiters", `Report of the yearly survey${blanks}\n`],
    ["with delimiters and a blank row", `Report of the yearly survey${blanks}\nPrinted in May${blanks}\n${blanks}\n`],
    ["key and value", "Source:,Example office\nDate:,2024-05-06\n\n"],
    ["of many lines", `${Array.from({ length: 9 }, (_, i) => `# comment line number ${i}`).join("\n")}\n`],
  ];
  for (const [place, lines] of above) yield fileOf(table, "preamble", place, lines + text);
  const below: [string, string][] = [
    ["one line", "Source: Example office\n"],
    ["blank line", "\n注：本表为示例数据。\n"],
    ["with delimiters", `Note: figures are provisional${blanks}\n`],
    ["three lines", "* provisional\nSource: Example office\nNotes: none\n"],
  ];
  for (const [place, lines] of below) yield fileOf(table, "footnotes", place, text + lines);
}

/** Further tables below, with as many, more and fewer columns. */
function* stacked(table: CleanTable): Generator<SpoiltFile> {
  const width = table.header.length;
  const first = textOf(table, PLAIN);
  for (const [place, columns] of [
    ["as many", width],
    ["more", width + 2],
    ["fewer", width - 2],
  ] as const) {
    if (columns < 2) continue;
    const second = secondTable(columns);
    const rows = [...table.rows, [...second.header], ...second.rows];
    for (const between of ["\n", "\nAnother table\n", ""]) {
      if (between === "" && columns === width) continue;
      const text = first + between + textOf(second, PLAIN);
      yield { ...fileOf(table, "stacked tables", `${place}, parted by ${JSON.stringify(between)}`, text), rows };
      const few = { ...table, rows: table.rows.slice(0, 3) };
      const shortFirst = textOf(few, PLAIN) + between + textOf(second, PLAIN);
      const fewRows = [...few.rows, [...second.header], ...second.rows];
      const parted = `${place} below few rows, parted by ${JSON.stringify(between)}`;
      yield { ...fileOf(few, "stacked tables", parted, shortFirst), rows: fewRows };
    }
  }
}

/** One row that is unlike the others, in every way and at every column. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one list of ways to spoil, which reads better whole
function* spoiltRow(table: CleanTable, row: number): Generator<SpoiltFile> {
  const cells = table.rows[row] ?? [];
  const lines = [table.header, ...table.rows].map((each) => writeRow(each, PLAIN));
  const spoil = (spoiling: string, place: string, line: string, expected: readonly string[] | null): SpoiltFile => {
    const text = `${lines.map((each, i) => (i === row + 1 ? line : each)).join("\n")}\n`;
    const rows = table.rows.map((each, i) => (i === row ? expected : each));
    return { spoiling, place: `row ${row} ${place}`, bytes: bytesOf(text), header: table.header, rows };
  };
  if (table.rows.length < 2) return;
  for (const delimiter of [";", "\t", "|", " "]) {
    const line = writeRow(cells, { ...PLAIN, delimiter });
    yield spoil("row with another delimiter", JSON.stringify(delimiter), line, cells);
  }
  yield spoil("row with another delimiter", '", "', writeRow(cells, { ...PLAIN, delimiter: ", " }), null);
  const written = cells.map((cell) => writeCell(cell, PLAIN));
  const replace = (column: number, cell: string) => written.map((each, i) => (i === column ? cell : each)).join(",");
  const expect = (column: number, cell: string) => cells.map((each, i) => (i === column ? cell : each));
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column] ?? "";
    const place = `column ${column}`;
    const isQuoted = written[column] !== cell;
    const inner = written[column]?.slice(1, -1) ?? "";
    const half = Math.floor(cell.length / 2);
    if (column + 1 < cells.length) {
      const line = [
        ...written.slice(0, column),
        `${written[column]}${written[column + 1]}`,
        ...written.slice(column + 2),
      ].join(",");
      const run = [...cells.slice(0, column), cell + (cells[column + 1] ?? ""), ...cells.slice(column + 2), ""];
      const isPlain = !isQuoted && (cell === "" || written[column + 1] === cells[column + 1]);
      yield spoil("missing delimiter", place, line, isPlain ? run : null);
    }
    const extra = (at: number, all: readonly string[]) => [...all.slice(0, at), "", ...all.slice(at)];
    yield spoil("extra delimiter", place, extra(column, written).join(","), extra(column, cells));
    if (column === cells.length - 1) {
      yield spoil("extra delimiter", "end", extra(column + 1, written).join(","), extra(column + 1, cells));
      if (column > 0)
        yield spoil("last cell absent", place, written.slice(0, -1).join(","), [...cells.slice(0, -1), ""]);
    }
    if (!isQuoted && cell !== "") {
      yield spoil("quote at the start", place, replace(column, `"${cell}`), expect(column, `"${cell}`));
      yield spoil(
        "quote in the middle",
        place,
        replace(column, `${cell.slice(0, half)}"${cell.slice(half)}`),
        expect(column, `${cell.slice(0, half)}"${cell.slice(half)}`),
      );
      yield spoil("quote at the end", place, replace(column, `${cell}"`), expect(column, `${cell}"`));
      yield spoil("apostrophe at the start", place, replace(column, `'${cell}`), expect(column, `'${cell}`));
      yield spoil("quoted for nothing", place, replace(column, `"${cell}"`), cells);
      yield spoil("blanks around a cell", place, replace(column, ` ${cell} `), expect(column, ` ${cell} `));
    } else if (isQuoted) {
      yield spoil(
        "quote inside quotes, start",
        place,
        replace(column, `""${inner}"`),
        cell.startsWith('"') ? null : expect(column, `"${cell}`),
      );
      yield spoil(
        "quote inside quotes, end",
        place,
        replace(column, `"${inner}""`),
        cell.endsWith('"') ? null : expect(column, `${cell}"`),
      );
      const odd = `${cell.slice(0, half)}"${cell.slice(half)}`;
      const isWhole = !/["\n]/.test(cell);
      if (isWhole) yield spoil("quote inside quotes, middle", place, replace(column, `"${odd}"`), expect(column, odd));
      if (!cell.includes("\n")) yield spoil("no closing quote", place, replace(column, `"${inner}`), null);
    }
  }
}
