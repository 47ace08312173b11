import { roleOfHeading } from "#intake/table/columns.ts";
import { createMatcher, type Match, type Matcher } from "#intake/words/matching.ts";
import { pinyinForms } from "#intake/words/pinyin-forms.ts";
import { isPlaceName } from "#intake/words/place-names.ts";
import type { Matchers } from "./headings.ts";
import { type IntakeCatalogue, organizationsOf, withShortNames, withWholeNames } from "./intake-catalogue.ts";

/**
 * What tells the names of a file: by code, name, alias and pinyin. Apart from `intake-catalogue.ts`, so that only what
 * reads files carries the dictionary of pinyin.
 */
export function createMatchers(catalogue: IntakeCatalogue): Matchers {
  const organizations = organizationsOf(catalogue).map(withShortNames).map(withWholeNames);
  return {
    indicators: createMatcher(catalogue.indicators, (name) => roleOfHeading(name) !== null, pinyinForms),
    organizations: withoutOtherPlaces(
      createMatcher(organizations, undefined, pinyinForms),
      new Set(organizations.flatMap(({ code, kind }) => (kind === "region" ? [code] : []))),
    ),
    platforms: createMatcher(
      organizations.filter(({ kind }) => kind === "platform"),
      undefined,
      pinyinForms,
    ),
  };
}

/** How alike a name must be before the whole region is suggested for it, and before anything is for another place. */
const LIKE_REGION = 0.6;
const LIKE_PLACE = 0.8;

/** 北京市 is a third like 示例市, and no more of it than any other place: nothing is suggested that is not nearly the same. */
function withoutOtherPlaces(matcher: Matcher, regions: ReadonlySet<string>): Matcher {
  return {
    ...matcher,
    match: (text): Match => {
      const match = matcher.match(text);
      if (match.kind !== "near" || match.suggestions.length === 0) return match;
      const isPlace = isPlaceName(text);
      const suggestions = match.suggestions.filter(
        ({ code, score }) => score >= (isPlace ? LIKE_PLACE : regions.has(code) ? LIKE_REGION : 0),
      );
      return { kind: "near", suggestions };
    },
  };
}
