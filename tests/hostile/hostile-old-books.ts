import { utils, write } from "@e965/xlsx";
import { countAt, type HostileKind } from "./hostile-kind.ts";

/** An old workbook (BIFF8) in which some record is made to say more than there is. */
function old(
  name: string,
  rows: (size: number) => (string | number)[][],
  spoil: (bytes: Uint8Array) => void = () => {},
): HostileKind {
  return {
    name,
    ending: "xls",
    make: (size) => {
      const book = utils.book_new(utils.aoa_to_sheet(rows(size)), "s");
      const bytes = new Uint8Array(write(book, { type: "array", bookType: "biff8" }));
      spoil(bytes);
      return bytes;
    },
  };
}

const FEW = [
  ["指标", "平台", "时期", "数值"],
  ["引进博士", "示例固态电池研究院", "2026-09", 7],
];

/** Writes other bytes into each record of a kind (MS-XLS 2.4), as far as one can tell a record from its surroundings. */
function overwrite(bytes: Uint8Array, record: number, length: number, at: number, values: readonly number[]): void {
  for (let i = 0; i + 4 + length <= bytes.length; i += 1)
    if (bytes[i] === (record & 0xff) && bytes[i + 1] === record >> 8 && bytes[i + 2] === length && bytes[i + 3] === 0)
      bytes.set(values, i + 4 + at);
}

export const HOSTILE_OLD_BOOKS: readonly HostileKind[] = [
  old("rows-of-numbers", (size) => [
    ...FEW,
    ...Array.from({ length: countAt(size, 4000) }, (_, i) => ["a", "b", "c", i]),
  ]),
  old("long-texts", (size) => [
    ...FEW,
    ...Array.from({ length: countAt(size, 100) }, (_, i) => ["长".repeat(30_000) + i, "b", "c", i]),
  ]),
  old("wide-rows", (size) => Array.from({ length: countAt(size, 40) }, () => Array.from({ length: 256 }, (_, i) => i))),
  old(
    "dimensions-beyond-everything",
    () => FEW,
    (bytes) => overwrite(bytes, 0x200, 14, 4, [255, 255, 255, 127]),
  ),
  old(
    "cells-beyond-everything",
    () => FEW,
    (bytes) => overwrite(bytes, 0x203, 14, 0, [255, 255, 255, 255]),
  ),
];
