import type { CleanTable } from "./clean-tables.ts";
import { bytesOf, fileOf, PLAIN, type SpoiltFile, writeCell, writeRow } from "./written-files.ts";

/** One row with another row end, other quotes, another escape sign, several blanks, more or fewer cells. */
export function* spoiltRows(table: CleanTable, row: number): Generator<SpoiltFile> {
  const cells = table.rows[row] ?? [];
  if (table.rows.length < 2) return;
  const lines = [table.header, ...table.rows].map((each) => `${writeRow(each, PLAIN)}\n`);
  const spoil = (spoiling: string, place: string, line: string, expected: readonly string[] | null): SpoiltFile => ({
    spoiling,
    place: `row ${row} ${place}`,
    bytes: bytesOf(lines.map((each, i) => (i === row + 1 ? line : each)).join("")),
    header: table.header,
    rows: table.rows.map((each, i) => (i === row ? expected : each)),
  });
  const own = writeRow(cells, PLAIN);
  for (const end of ["\r", "\r\n"]) yield spoil("row with another end", JSON.stringify(end), own + end, cells);
  const single = writeRow(cells, { ...PLAIN, quote: "'" });
  if (single !== own && !cells.some((cell) => cell.includes('"')))
    yield spoil("row with other quotes", "needed", `${single}\n`, cells);
  const quoted = (quote: string) =>
    cells.map((cell) => quote + cell.replaceAll(quote, quote + quote) + quote).join(",");
  yield spoil("row with other quotes", "all", `${quoted("'")}\n`, cells);
  yield spoil("row with other quotes", "all double", `${quoted('"')}\n`, cells);
  const escaped = writeRow(cells, { ...PLAIN, escaping: "backslash" });
  if (escaped !== own) yield spoil("row with another escape sign", "", `${escaped}\n`, cells);
  const isPlain = cells.every((cell) => cell !== "" && !/ {2}|\n|"/.test(cell));
  if (isPlain && cells.length > 2) yield spoil("row with several blanks", "", `${cells.join("   ")}\n`, cells);
  if (cells.length > 3) {
    const written = cells.map((cell) => writeCell(cell, PLAIN));
    yield spoil("two cells absent", "", `${written.slice(0, -2).join(",")}\n`, [...cells.slice(0, -2), "", ""]);
    yield spoil("extra cell", "", `${[...written, "x"].join(",")}\n`, [...cells, "x"]);
    yield spoil("extra cell", "two", `${[...written, "x", "7"].join(",")}\n`, [...cells, "x", "7"]);
  }
  if (row > 0) {
    const again = [...lines.slice(0, row + 1), lines[0] ?? "", ...lines.slice(row + 1)].join("");
    yield fileOf(table, "header again", `before row ${row}`, again);
  }
}

/** Files of one column, one row, one cell. */
export function* smallFiles(): Generator<SpoiltFile> {
  const small = (place: string, text: string, header: readonly string[], rows: readonly string[][]): SpoiltFile => ({
    spoiling: "small file",
    place,
    bytes: bytesOf(text),
    header,
    rows,
  });
  const column = (header: string, cells: readonly string[]) =>
    small(
      `one column, ${header}`,
      [header, ...cells].map((cell) => `${cell}\n`).join(""),
      [header],
      cells.map((cell) => [cell]),
    );
  yield small("one cell", "name", ["name"], []);
  yield small("one cell and a row end", "name\n", ["name"], []);
  yield small("one quoted cell", '"first name"\n', ["first name"], []);
  yield column(
    "count",
    Array.from({ length: 20 }, (_, i) => String(i * 7)),
  );
  yield column("name", ["Anna", "Boris", "Chen", "Dora"]);
  yield column("date", ["2024-01-02", "2024-01-03", "2024-02-01"]);
  yield column("remark", ["all went well", "some did not", "nothing to say here"]);
  yield column("mail", ["anna@example.org", "boris@example.org"]);
  yield small("one column quoted", '"remark"\n"a, b"\n"c"\n', ["remark"], [["a, b"], ["c"]]);
  yield small("two by two", "k,v\na,1\n", ["k", "v"], [["a", "1"]]);
  yield small("a row end", "\n", [], []);
  yield small("a byte order mark", "\uFEFF", [], []);
}
