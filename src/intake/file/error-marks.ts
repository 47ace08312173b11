const MARKS: ReadonlyMap<number, string> = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
  [0x2b, "#GETTING_DATA"],
]);

/** What a cell shows where a formula failed, by the number that binary files keep (MS-XLS 2.5.10). */
export function errorMark(code: number): string {
  return MARKS.get(code) ?? "#ERROR!";
}
