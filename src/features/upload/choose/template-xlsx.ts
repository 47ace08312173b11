import writeXlsxFile, { type SheetData } from "write-excel-file/browser";
import { nameIn } from "#domain/terms/names.ts";
import type { IntakeCatalogue } from "#intake/layout/intake-catalogue.ts";
import { columnWidth } from "#intake/out/column-width.ts";
import { type TemplateOptions, templateTable } from "#intake/out/template.ts";

/** Where figures go: light behind black text. */
const INPUT_FILL = "#FFF8DC";
const HEADER_FILL = "#E8EEF4";
const SHEET = { zh: "数据", en: "Data" };
/** Width of a column in characters; one of Chinese is two wide. */
const WIDTH = { least: 8, most: 42 } as const;

/** A table to fill in as a workbook of one sheet, with the cells for figures coloured. It reads back without a question. */
export function templateXlsx(catalogue: IntakeCatalogue, options: TemplateOptions): Promise<Blob> {
  const { titles, header, rows, inputs } = templateTable(catalogue, options);
  const isInput = new Set(inputs);
  const data: SheetData = [
    ...titles.map((cells) => cells.map((value) => ({ value, type: String }))),
    header.map((value) => ({ value, type: String, fontWeight: "bold" as const, backgroundColor: HEADER_FILL })),
    ...rows.map((cells) =>
      cells.map((value, column) => {
        // A cell without a value is written where it has a colour, and is blank when read.
        if (isInput.has(column)) return { backgroundColor: INPUT_FILL };
        return value === "" ? null : { value, type: String };
      }),
    ),
  ];
  const widths = header.map((_, column) =>
    columnWidth(
      [header, ...rows].map((cells) => cells[column] ?? ""),
      WIDTH,
    ),
  );
  const sheet = nameIn(SHEET, options.language);
  return writeXlsxFile(data, {
    sheet,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: titles.length + 1,
  }).toBlob();
}
