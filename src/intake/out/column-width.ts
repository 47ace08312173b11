/** Width of a column of a workbook in characters, of which one of Chinese takes two. */
export function columnWidth(texts: readonly string[], { least, most }: { least: number; most: number }): number {
  const widest = texts.reduce((widest, text) => Math.max(widest, wide(text)), 0);
  return Math.min(most, Math.max(least, widest + 2));
}

function wide(text: string): number {
  return [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0);
}
