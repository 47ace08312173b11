import type { Role } from "#intake/table/columns.ts";
import type { Matchers } from "./headings.ts";
import type { Layout } from "./layout.ts";

/** The indicator that a whole table is of, where that is told, and whether what tells it can mean another word. */
export type IndicatorOfTable = {
  readonly code: string;
  readonly isSure: boolean;
  /** The title or the file's name that it stands in. */
  readonly text: string;
  readonly isOfFileName: boolean;
};

/**
 * The one indicator that the title, the heading of a column of names or the file's name names. The heading of a column of
 * figures names that column only, whatever stands in it. What the file is called says nothing of the tables below the first.
 */
export function indicatorIn(
  { title, headings, roles }: Pick<Layout, "title" | "headings"> & { readonly roles: readonly (Role | null)[] },
  { indicators: { findIn } }: Matchers,
): IndicatorOfTable | null {
  const named = title.text.split("\n").flatMap((line): IndicatorOfTable[] => {
    const found = findIn(line);
    return found === null ? [] : [{ ...found, text: line, isOfFileName: false }];
  });
  const whole = findIn(title.text);
  const inTitle = whole && (named.find(({ isSure }) => isSure) ?? { ...whole, text: title.text, isOfFileName: false });
  if (inTitle?.isSure) return inTitle;
  const corner = headings.find(({ indicator }, column) => indicator !== null && roles[column] !== "figures");
  if (corner?.indicator) return { code: corner.indicator, isSure: true, text: corner.text, isOfFileName: false };
  const ofFile = title.document === null ? findIn(title.fileName) : null;
  const inName = ofFile && { ...ofFile, text: title.fileName, isOfFileName: true };
  // What a title seems to say is not overruled by another indicator in the file's name.
  return inTitle && inName?.isSure && inName.code === inTitle.code ? inName : (inTitle ?? inName);
}
