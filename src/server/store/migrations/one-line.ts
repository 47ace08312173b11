/**
 * A statement written over several lines as the one line that it was released as: SQLite keeps the text of what it made,
 * and a database made today is to hold the same text as an old one brought up to date. Frozen like the steps.
 */
export function oneLine({ raw }: TemplateStringsArray): string {
  return raw
    .join("")
    .replaceAll(/(?<=\()\n +|\n +(?=\))/g, "")
    .replaceAll(/\n +/g, " ");
}
