import type { FormatToken } from "./format-tokens.ts";
import type { XmlReader } from "./xml-reader.ts";

/** What a style of OpenDocument says that is part of what a cell says. */
export type OdsStyle = {
  readonly isStruck: boolean;
  readonly isRaised: boolean;
  /** False of a hidden sheet's style. */
  readonly isDisplayed: boolean;
  /** Name of the style of its numbers and dates. */
  readonly data: string;
};

/** Styles by family and name, `table-cell ce1`; styles of dates by their name, as tokens of a format code. */
export type OdsStyles = {
  readonly styles: Map<string, OdsStyle>;
  readonly dates: Map<string, FormatToken[]>;
};

const PLAIN: OdsStyle = { isStruck: false, isRaised: false, isDisplayed: true, data: "" };

export function styleOf({ styles }: OdsStyles, family: string, name: string | undefined): OdsStyle {
  return (name === undefined ? undefined : styles.get(`${family} ${name}`)) ?? PLAIN;
}

/** Parts of a date by their elements' names. */
const DATE_PARTS: ReadonlyMap<string, string> = new Map([
  ["year", "yyyy"],
  ["month", "m"],
  ["day", "d"],
  ["hours", "h"],
  ["minutes", "m"],
  ["seconds", "s"],
]);

/** Reads one tag of a style, wherever the reader meets it (OpenDocument 1.3, part 3, 16). */
export function createStyleReader(known: OdsStyles): (reader: XmlReader) => void {
  let key = "";
  let date: FormatToken[] | null = null;
  return (reader) => {
    const name = reader.name();
    const opens = !reader.isEnd() || reader.isEmpty();
    if (name === "style" && opens) {
      const family = reader.attribute("family") ?? "";
      key = `${family} ${reader.attribute("style:name") ?? ""}`;
      const parent = styleOf(known, family, reader.attribute("parent-style-name"));
      known.styles.set(key, { ...parent, data: reader.attribute("data-style-name") ?? parent.data });
    } else if (name === "text-properties" && opens) change(known, key, textChange(reader));
    else if (name === "table-properties" && opens && reader.attribute("table:display") === "false")
      change(known, key, { isDisplayed: false });
    else if (name === "date-style") {
      date = opens ? [] : null;
      if (date !== null) known.dates.set(reader.attribute("style:name") ?? "", date);
      if (reader.isEmpty()) date = null;
    } else if (date !== null) addDatePart(reader, name, date);
  };
}

function change({ styles }: OdsStyles, key: string, changes: Partial<OdsStyle>): void {
  const style = styles.get(key);
  if (style) styles.set(key, { ...style, ...changes });
}

function textChange(reader: XmlReader): Partial<OdsStyle> {
  const line = reader.attribute("text-line-through-style") ?? reader.attribute("text-line-through-type");
  const position = reader.attribute("text-position");
  return {
    ...(line === undefined ? {} : { isStruck: line !== "none" }),
    ...(position === undefined ? {} : { isRaised: /^(?:super|[1-9])/.test(position) }),
  };
}

function addDatePart(reader: XmlReader, name: string, date: FormatToken[]): void {
  if (name === "text" && reader.isEnd() && !reader.isEmpty()) date.push({ kind: "literal", text: reader.textBefore() });
  const letters = DATE_PARTS.get(name);
  if (letters === undefined || (reader.isEnd() && !reader.isEmpty())) return;
  const isNamed = name === "month" && reader.attribute("textual") === "true";
  date.push({ kind: "date", text: isNamed ? "mmm" : letters });
}
