import type { CellSaid } from "./cell-fact.ts";
import { type HtmlTag, htmlAttribute, scanHtml } from "./html-scanner.ts";
import { readRuns, type TextRun } from "./rich-text.ts";
import { createMarkupRoom, createSheetBuilder, type SheetBuilder } from "./sheet-builder.ts";
import type { WorkbookSheet } from "./workbook.ts";

/**
 * Reads the tables of a web page, which many systems name `.xls`, one below the other on one sheet, with the words above
 * and below them; as Excel opens it. None for a page without a table. Nothing is run, and nothing else is fetched.
 *
 * @throws TooLargeError
 */
export function readHtmlWorkbook(text: string): WorkbookSheet[] {
  const page = createPage();
  const css: string[] = [];
  for (const tag of scanHtml(text, (styles) => css.push(styles))) page.read(tag, css);
  return page.finish(text.length);
}

type Cell = {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  said: CellSaid;
};

/** A table, or a line of words outside of tables. */
type Block = { cells: Cell[]; hiddenRows: Set<number>; hiddenColumns: Set<number>; height: number; isTable: boolean };

type OpenTable = {
  readonly block: Block;
  row: number;
  column: number;
  /** For each column the first row that no cell from above reaches into. */
  readonly free: number[];
  rowIsStruck: boolean;
  columns: number;
  cell: (Omit<Cell, "said"> & { runs: TextRun[]; isStruck: boolean }) | null;
};

type Font = { readonly name: string; readonly isStruck: boolean; readonly isRaised: boolean };

/** Elements open inside of each other that are looked at. */
const MOST_FONTS = 100;
const BLOCKS: ReadonlySet<string> = new Set(
  "p div br h1 h2 h3 h4 h5 h6 caption center li ul ol body hr tr td th table form section header".split(" "),
);
const FONTS: ReadonlySet<string> = new Set("s strike del sup span font b i u em strong a".split(" "));
/** Lines of words between two tables that are kept: those nearest to the next. */
const MOST_WORDS = 8;
const LARGEST_SPAN = 1000;

function createPage() {
  const blocks: Block[] = [];
  const tables: OpenTable[] = [];
  let fonts: Font[] = [];
  let classes: Classes | null = null;
  let words: TextRun[] = [];

  const looksOf = (source: string, css: readonly string[]): Looks => {
    if (!/class|style/i.test(source)) return PLAIN;
    classes ??= readClasses(css.join("\n"));
    return looks(source, classes);
  };

  const addText = (text: string) => {
    if (text === "") return;
    const runs = tables.length > 0 ? tables.at(-1)?.cell?.runs : words;
    const font = fonts.find(({ isStruck }) => isStruck) ?? fonts.at(-1);
    runs?.push({
      text: text.replace(/[\s\u00a0]+/g, " "),
      isStruck: font ? font.isStruck : null,
      isRaised: fonts.some(({ isRaised }) => isRaised),
    });
  };

  const closeWords = () => {
    const said = tidy(words, false);
    words = [];
    if (said.text === "" || tables.length > 0) return;
    const cell = { row: 0, column: 0, rows: 1, columns: 1, said };
    blocks.push({ cells: [cell], hiddenRows: new Set(), hiddenColumns: new Set(), height: 1, isTable: false });
  };

  const closeCell = (table: OpenTable | undefined) => {
    if (!table?.cell) return;
    const { runs, isStruck, ...place } = table.cell;
    table.cell = null;
    fonts = [];
    table.block.cells.push({ ...place, said: tidy(runs, isStruck) });
    table.block.height = Math.max(table.block.height, place.row + 1);
  };

  const openCell = (table: OpenTable, source: string, { isStruck }: Looks) => {
    closeCell(table);
    if (table.row < 0) table.row = 0;
    while ((table.free[table.column] ?? 0) > table.row) table.column += 1;
    const rows = spanOf(source, "rowspan");
    const columns = spanOf(source, "colspan");
    const { row, column } = table;
    if (rows > 1) for (let i = column; i < column + columns; i += 1) table.free[i] = row + rows;
    table.cell = { row, column, rows, columns, runs: [], isStruck: isStruck || table.rowIsStruck };
    table.column += columns;
  };

  const openTag = ({ name, source }: HtmlTag, css: readonly string[]) => {
    const table = tables.at(-1);
    if (name === "table") {
      closeWords();
      const block = {
        cells: [],
        hiddenRows: new Set<number>(),
        hiddenColumns: new Set<number>(),
        height: 0,
        isTable: true,
      };
      blocks.push(block);
      tables.push({ block, row: -1, column: 0, free: [], rowIsStruck: false, columns: 0, cell: null });
      fonts = [];
    } else if (table && name === "tr") {
      closeCell(table);
      const look = looksOf(source, css);
      table.row += 1;
      table.column = 0;
      table.rowIsStruck = look.isStruck;
      if (look.isHidden) table.block.hiddenRows.add(table.row);
    } else if (table && (name === "td" || name === "th")) openCell(table, source, looksOf(source, css));
    else if (table && name === "col") {
      if (looksOf(source, css).isHidden) table.block.hiddenColumns.add(table.columns);
      table.columns += spanOf(source, "span");
    } else if (BLOCKS.has(name)) {
      if (table?.cell) table.cell.runs.push({ text: "\n", isStruck: null, isRaised: false });
      else closeWords();
    } else if (FONTS.has(name) && fonts.length < MOST_FONTS && !source.endsWith("/")) {
      const look = looksOf(source, css);
      const isStruck = /^(?:s|strike|del)$/.test(name) || look.isStruck;
      fonts.push({ name, isStruck, isRaised: name === "sup" || look.isRaised });
    }
  };

  const closeTag = (name: string) => {
    const table = tables.at(-1);
    if (name === "table") {
      closeCell(table);
      tables.pop();
      words = [];
    } else if (name === "td" || name === "th" || name === "tr") closeCell(table);
    else if (FONTS.has(name)) {
      const at = fonts.map((font) => font.name).lastIndexOf(name);
      if (at >= 0) fonts.length = at;
    } else if (BLOCKS.has(name)) {
      if (table?.cell) table.cell.runs.push({ text: "\n", isStruck: null, isRaised: false });
      else closeWords();
    }
  };

  return {
    read: (tag: HtmlTag, css: readonly string[]) => {
      addText(tag.before);
      if (tag.isEnd) closeTag(tag.name);
      else openTag(tag, css);
    },
    finish: (length: number): WorkbookSheet[] => {
      while (tables.length > 0) closeTag("table");
      closeWords();
      return sheetOf(blocks, length);
    },
  };
}

function spanOf(source: string, name: string): number {
  const span = Number(htmlAttribute(source, name) ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, LARGEST_SPAN) : 1;
}

/** A text without the blanks at its ends and at the ends of its lines. */
function tidy(runs: readonly TextRun[], isStruck: boolean): CellSaid {
  const said = readRuns(runs, isStruck);
  return { ...said, text: said.text.replace(/ *\n[\s]*/g, "\n").trim() };
}

function sheetOf(blocks: readonly Block[], length: number): WorkbookSheet[] {
  const filled = blocks.filter(({ cells }) => cells.some(({ said }) => said.text !== "" || said.fact !== null));
  if (!filled.some(({ isTable }) => isTable)) return [];
  const builder = createSheetBuilder(createMarkupRoom(length));
  let row = 0;
  for (const [i, block] of filled.entries()) {
    const nextTable = filled.findIndex((one, k) => k > i && one.isTable);
    if (!block.isTable && nextTable > i + MOST_WORDS) continue;
    putBlock(block, row, builder);
    // A table that ends parts from what follows by a blank row; words stand right above their table.
    row += block.height + (block.isTable && nextTable >= 0 ? 1 : 0);
  }
  return [builder.finish({ name: "Sheet1", hidden: false, epoch1904: false })];
}

function putBlock({ cells, hiddenRows, hiddenColumns }: Block, top: number, builder: SheetBuilder): void {
  for (const { row, column, rows, columns, said } of cells) {
    builder.put(top + row, column, said);
    if (rows > 1 || columns > 1)
      builder.merge({
        from: { row: top + row, column },
        to: { row: top + row + rows - 1, column: column + columns - 1 },
      });
  }
  for (const row of hiddenRows) builder.hideRow(top + row);
  for (const column of hiddenColumns) builder.hideColumn(column);
}

type Looks = { readonly isStruck: boolean; readonly isRaised: boolean; readonly isHidden: boolean };
type Classes = ReadonlyMap<string, Looks>;

const PLAIN: Looks = { isStruck: false, isRaised: false, isHidden: false };

function looks(source: string, classes: Classes): Looks {
  const own = declared(htmlAttribute(source, "style") ?? "");
  const names = (htmlAttribute(source, "class") ?? "").split(/\s+/, 10);
  const all = [own, ...names.map((name) => classes.get(name.toLowerCase()) ?? PLAIN)];
  return {
    isStruck: all.some(({ isStruck }) => isStruck),
    isRaised: all.some(({ isRaised }) => isRaised),
    isHidden: all.some(({ isHidden }) => isHidden),
  };
}

function declared(css: string): Looks {
  return {
    isStruck: /text-decoration[^:;]*:[^;]*line-through/i.test(css),
    isRaised: /vertical-align\s*:\s*super/i.test(css),
    isHidden: /display\s*:\s*none/i.test(css),
  };
}

const MOST_CSS = 500_000;

/** What classes of a page's own styles say, by their names. */
function readClasses(css: string): Classes {
  const classes = new Map<string, Looks>();
  for (const part of css.slice(0, MOST_CSS).split("}")) {
    const brace = part.indexOf("{");
    const look = declared(part.slice(brace + 1));
    if (brace < 0 || (!look.isStruck && !look.isRaised && !look.isHidden)) continue;
    for (const [, name] of part.slice(0, brace).matchAll(/\.([\w-]{1,60})\s*(?:,|$)/g))
      if (name !== undefined) classes.set(name.toLowerCase(), look);
  }
  return classes;
}
