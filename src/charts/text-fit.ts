/**
 * Widths of text without a canvas, so that the same option comes out in Node and in the browser. Full-width characters
 * take one em; the rest are averages of Noto Sans, rounded up.
 */
const WIDE =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u2014\u2026\u201c\u201d]/;
const NARROW = /[iIjl.,:;'|!()[\]\u00b7 ]/;

/** Width of a text in em. */
export function textEms(text: string): number {
  let ems = 0;
  for (const character of text)
    ems +=
      WIDE.test(character) || character.length > 1
        ? 1
        : NARROW.test(character)
          ? 0.32
          : /[A-ZMWmw%+]/.test(character)
            ? 0.74
            : 0.575;
  return ems;
}

/** Width of a text in pixels at a font size. */
export function textWidth(text: string, fontSize: number): number {
  return textEms(text) * fontSize;
}

/** The text, or as much of it as fits `ems` with an ellipsis behind; never less than one character. */
export function fitText(text: string, ems: number): string {
  if (textEms(text) <= ems) return text;
  let fitted = "";
  let used = 1;
  for (const character of text) {
    used += textEms(character);
    if (used > ems && fitted !== "") break;
    fitted += character;
  }
  return `${fitted.trimEnd()}…`;
}

/**
 * A text that may stand in an ECharts label: braces and bars are its template and rich-text syntax, so a name that has
 * them gets their full-width twins.
 */
export function labelText(text: string): string {
  return text.replace(/[{}|]/g, (character) => (character === "{" ? "｛" : character === "}" ? "｝" : "｜"));
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text for HTML content or an attribute in quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
