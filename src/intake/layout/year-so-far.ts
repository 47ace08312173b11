import { isNoteText } from "#intake/table/row-kind.ts";
import { kindsIn } from "#intake/words/figure-kind.ts";
import { halfWidth } from "#intake/words/text-forms.ts";
import type { Heading, Matchers } from "./headings.ts";
import type { Title } from "./title.ts";

/** Headings that say themselves whether their figures are added up. */
const SAYS_SPAN = /累计|累积|年初|当月|本月|当期|本期|当季|本季|单月|新增|year[- ]to[- ]date|ytd|current/i;
/** 当月及累计 says that there are both. */
const SAYS_BOTH = /当月|本月|当期|本期|当季|本季|单月/;

/**
 * True where the title, the sheet's name or, where it gives the period, the file's name says that figures are added up from
 * January, 2024年8月累计, and no heading does.
 */
export function saysYearSoFar(
  title: Title,
  headings: readonly Heading[],
  { indicators, organizations }: Matchers,
): boolean {
  if (headings.some(({ text, yearToDate }) => yearToDate || SAYS_SPAN.test(text))) return false;
  const texts = [title.text, title.document ?? "", title.fromFileName.period ? title.fileName : ""];
  return texts
    .join("\n")
    .split("\n")
    .some((line) => {
      const bare = organizations.withoutNames(indicators.withoutNames(line));
      // A note that names an indicator or a platform says it of that alone, and is told where it stands.
      if (isNoteText(line) && bare !== halfWidth(line)) return false;
      return !SAYS_BOTH.test(bare) && kindsIn(bare).has("year-to-date");
    });
}
