/** A file's name without a path before it and without control characters, those included that turn its direction of reading. */
export function baseName(fileName: string): string {
  const name = fileName
    .replace(/^.*[/\\]/, "")
    .replace(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu, "")
    .trim();
  return name === "" ? "upload" : name;
}
