/**
 * The form in which names are compared: compatibility forms unified (Unicode NFKC), lower case, without blanks, control
 * characters, brackets, quotes and other punctuation. Empty for a text of punctuation alone.
 */
export function nameForm(text: string): string {
  return text
    .slice(0, 500)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{P}\p{Z}\p{C}`^~|=+<>$]/gu, "");
}
