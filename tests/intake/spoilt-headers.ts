import type { CleanTable } from "./clean-tables.ts";
import { fileOf, PLAIN, type SpoiltFile, writeRow } from "./written-files.ts";

/** Headers of two and three rows, and rows that hold their parents once. */
export function* spoiltHeaders(table: CleanTable): Generator<SpoiltFile> {
  const { header, rows } = table;
  if (header.length < 4) return;
  const body = rows.map((cells) => `${writeRow(cells, PLAIN)}\n`).join("");
  const parents = header.map((_, i) => (i === 0 ? "" : i === 1 ? "Group A" : i === 3 ? "Group B" : ""));
  const names = header.map((own, i) => (i === 0 ? own : `Group ${i < 3 ? "A" : "B"} ${own}`));
  const two = `${parents.join(",")}\n${writeRow(header, PLAIN)}\n${body}`;
  yield { ...fileOf(table, "header of two rows", "parents", two), header: names };
  const merged = [
    header.map((own, i) => (i === 0 ? own : (parents[i] ?? ""))),
    header.map((own, i) => (i === 0 ? "" : own)),
  ];
  yield {
    ...fileOf(
      table,
      "header of two rows",
      "merged down",
      merged.map((cells) => `${cells.join(",")}\n`).join("") + body,
    ),
    header: names,
  };
  if (table.name !== "people") {
    const second = header.map((_, i) => `(${pickLetter(i)} part)`);
    const full = `${writeRow(header, PLAIN)}\n${second.join(",")}\n${body}`;
    yield {
      ...fileOf(table, "header of two rows", "full", full),
      header: header.map((own, i) => `${own} ${second[i]}`),
    };
  }
  const top = header.map((_, i) => (i === 1 ? "All" : ""));
  const three = `${top.join(",")}\n${two}`;
  yield {
    ...fileOf(table, "header of three rows", "parents", three),
    header: names.map((name, i) => (i === 0 ? name : `All ${name}`)),
  };
}

const pickLetter = (i: number) => String.fromCharCode(97 + (i % 26));

/** Titles of unusual kinds: of three full rows, numbers, the same twice, blank ones. */
export function* oddTitles(table: CleanTable): Generator<SpoiltFile> {
  const { header, rows } = table;
  if (header.length < 4) return;
  const body = rows.map((cells) => `${writeRow(cells, PLAIN)}\n`).join("");
  const titled = (spoiling: string, place: string, titles: readonly string[]): SpoiltFile => ({
    ...fileOf(table, spoiling, place, `${writeRow(titles, PLAIN)}\n${body}`),
    header: titles,
  });
  if (table.name !== "people") {
    const second = header.map((_, i) => `(${pickLetter(i)} part)`);
    const third = header.map((_, i) => `in ${pickLetter(25 - i)}`);
    const full = [header, second, third].map((cells) => `${writeRow(cells, PLAIN)}\n`).join("") + body;
    const names = header.map((own, i) => `${own} ${second[i]} ${third[i]}`);
    yield { ...fileOf(table, "header of three rows", "full", full), header: names };
  }
  const even = (step: number) => header.map((own, i) => (i === 0 ? own : String(i * step)));
  if (rows.length > 1) {
    yield titled("numbers as titles", "fives", even(5));
    yield titled("numbers as titles", "hundreds", even(100));
    yield titled(
      "numbers as titles",
      "all",
      header.map((_, i) => String(i)),
    );
    yield titled("numbers as titles", "under a blank one", ["", ...even(1).slice(1)]);
  }
  yield titled(
    "title twice",
    "",
    header.map((own, i) => (i === 2 ? (header[1] ?? "") : own)),
  );
  for (const column of [0, 2, header.length - 2])
    yield titled(
      "blank title",
      `column ${column}`,
      header.map((own, i) => (i === column ? "" : own)),
    );
}

/** The header row unlike the others, in every way and at every column. */
export function* spoiltHeaderRow(table: CleanTable): Generator<SpoiltFile> {
  const { header, rows } = table;
  // Without figures below, nothing tells what a header is that does not look like one.
  if (table.name === "people" || rows.length < 2) return;
  const body = rows.map((cells) => `${writeRow(cells, PLAIN)}\n`).join("");
  const spoil = (spoiling: string, place: string, line: string, expected: readonly string[]): SpoiltFile => ({
    ...fileOf(table, `header: ${spoiling}`, place, `${line}\n${body}`),
    header: expected,
  });
  for (const delimiter of [";", "\t", "|", " "])
    yield spoil("another delimiter", JSON.stringify(delimiter), writeRow(header, { ...PLAIN, delimiter }), header);
  yield spoil("another delimiter", '", "', writeRow(header, { ...PLAIN, delimiter: ", " }), header);
  yield spoil("last title absent", "", header.slice(0, -1).join(","), [...header.slice(0, -1), ""]);
  for (const [column, title] of header.entries()) {
    const place = `column ${column}`;
    const replace = (own: string) => header.map((each, i) => (i === column ? own : each));
    if (column + 1 < header.length && header.length > 2) {
      const run = header.flatMap((each, i) => (i === column + 1 ? [] : i === column ? [each + header[i + 1]] : [each]));
      yield spoil("missing delimiter", place, run.join(","), [...run, ""]);
    }
    const extra = [...header.slice(0, column), "", ...header.slice(column)];
    yield spoil("extra delimiter", place, extra.join(","), extra);
    const half = Math.floor(title.length / 2);
    const middle = `${title.slice(0, half)}"${title.slice(half)}`;
    yield spoil("quote at the start", place, replace(`"${title}`).join(","), replace(`"${title}`));
    if (half > 0) yield spoil("quote in the middle", place, replace(middle).join(","), replace(middle));
    yield spoil("quote at the end", place, replace(`${title}"`).join(","), replace(`${title}"`));
    yield spoil("quoted for nothing", place, replace(`"${title}"`).join(","), header);
  }
}
