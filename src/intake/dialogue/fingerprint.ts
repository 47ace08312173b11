import { nameForm } from "#domain/terms/name-form.ts";
import { namesTime, readPeriod } from "#intake/words/period-text.ts";
import { halfWidth } from "#intake/words/text-forms.ts";
import { splitUnit } from "#intake/words/unit-text.ts";

/** Longest fingerprint; a file of more columns is told by its first. */
const LONGEST = 2000;

/**
 * What files of the same shape have in common: their headings, the names of their sheets and the titles of tables one
 * below the other, without what changes from month to month. A period is `*`, a number `#`, and several alike beside each
 * other count as one, so that a table that grew by a column keeps its fingerprint.
 *
 * @param sheets names of the sheets that were read; none for a text file
 * @param tables titles of the tables of a file that has several one below the other
 */
export function fingerprintOf(
  headings: readonly string[],
  sheets: readonly string[] = [],
  tables: readonly string[] = [],
): string {
  const parts = headings.map(maskHeading).filter((part, i, all) => part !== all[i - 1]);
  const names = sheets.map(maskHeading).filter((part, i, all) => part !== all[i - 1]);
  const titles = tables.length === 0 ? [] : [tables.map(maskHeading).join("|")];
  return [names.join("|"), ...titles, parts.join("|")].join("::").slice(0, LONGEST);
}

/** A heading or a sheet's name without what changes from month to month. */
export function maskHeading(heading: string): string {
  const words = halfWidth(heading).split(/\s+/).filter(Boolean);
  const whole = words.join("");
  return isPeriod(whole)
    ? "*"
    : words
        .map((word) => (isPeriod(word) ? "*" : nameForm(word)))
        .join(" ")
        .replace(/\d+/g, "#");
}

function isPeriod(text: string): boolean {
  return namesTime(readPeriod(splitUnit(text).text));
}
