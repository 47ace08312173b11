import { roleOfHeading } from "#intake/table/columns.ts";
import { createMatcher } from "#intake/words/matching.ts";
import { pinyinForms } from "#intake/words/pinyin-forms.ts";
import type { Matchers } from "./headings.ts";
import { type IntakeCatalogue, organizationsOf, withWholeNames } from "./intake-catalogue.ts";

/**
 * What tells the names of a file: by code, name, alias and pinyin. Apart from `intake-catalogue.ts`, so that only what
 * reads files carries the dictionary of pinyin.
 */
export function createMatchers(catalogue: IntakeCatalogue): Matchers {
  const organizations = organizationsOf(catalogue).map(withWholeNames);
  return {
    indicators: createMatcher(catalogue.indicators, (name) => roleOfHeading(name) !== null, pinyinForms),
    organizations: createMatcher(organizations, undefined, pinyinForms),
    platforms: createMatcher(
      organizations.filter(({ kind }) => kind === "platform"),
      undefined,
      pinyinForms,
    ),
  };
}
