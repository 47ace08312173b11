/** Number or letter of a column as statistical tables have them below their header. */
export type ColumnMark = {
  readonly kind: "number" | "letter";
  readonly order: number;
  /** In brackets or a circle, as no figure is. */
  readonly isMarked: boolean;
};

const STEMS = "甲乙丙丁戊己庚辛壬癸";

/** 1, （2）, ③, 4=1+2 and 甲, B; `null` for anything else. */
export function readColumnMark(cell: string): ColumnMark | null {
  const text = cell.trim();
  const stem = text.length === 1 ? STEMS.indexOf(text) : -1;
  if (stem >= 0 || /^[A-Z]$/.test(text))
    return { kind: "letter", order: stem >= 0 ? stem : text.charCodeAt(0) - 65, isMarked: false };
  const plain = text.normalize("NFKC");
  const [, inside, bare] = /^(?:[([](\d{1,2})[)\]]|(\d{1,2}))(?:\s*=[\d\s+\-*/÷×%()]+)?$/.exec(plain) ?? [];
  const digits = inside ?? bare;
  if (digits === undefined) return null;
  return { kind: "number", order: Number(digits), isMarked: inside !== undefined || /[①-⑳]/.test(text) };
}
