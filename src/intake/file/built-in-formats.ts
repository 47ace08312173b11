const MONTH = 'yyyy"年"m"月"';
const DAY = 'yyyy"年"m"月"d"日"';

/**
 * Format codes that a file names by number alone (ECMA-376 18.8.30), those from 27 on as a Chinese office's Excel shows
 * them; of a day without its year the year is kept.
 */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  ...[5, 6, 42].map((id): [number, string] => [id, '"¥"#,##0;"¥"-#,##0']),
  ...[7, 8, 44].map((id): [number, string] => [id, '"¥"#,##0.00;"¥"-#,##0.00']),
  [9, "0%"],
  [10, "0.00%"],
  [11, "0.00E+00"],
  [12, "# ?/?"],
  [13, "# ??/??"],
  ...[14, 15, 28, 29, 30, 31, 51, 53, 54, 58].map((id): [number, string] => [id, DAY]),
  [16, 'm"月"d"日"'],
  ...[17, 27, 36, 50, 52, 57].map((id): [number, string] => [id, MONTH]),
  [18, "h:mm"],
  [19, "h:mm:ss"],
  [20, "h:mm"],
  [21, "h:mm:ss"],
  [22, `${DAY} h:mm`],
  [32, "h:mm"],
  [33, "h:mm:ss"],
  [34, "h:mm"],
  [35, "h:mm:ss"],
  [37, "#,##0;(#,##0)"],
  [38, "#,##0;[Red](#,##0)"],
  [39, "#,##0.00;(#,##0.00)"],
  [40, "#,##0.00;[Red](#,##0.00)"],
  [41, '#,##0;-#,##0;"-"'],
  [43, '#,##0.00;-#,##0.00;"-"'],
  [45, "mm:ss"],
  [46, "[h]:mm:ss"],
  [47, "mm:ss"],
  [48, "##0.0E+0"],
  [49, "@"],
  [55, "h:mm"],
  [56, "h:mm:ss"],
]);

/** The format code that a number stands for; General where it stands for none. */
export function builtInFormat(id: number): string {
  return BUILT_IN.get(id) ?? "General";
}
