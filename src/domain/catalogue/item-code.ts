import type { Names } from "#domain/terms/names.ts";
import { type CatalogueChange, isNewCode } from "./catalogue-change.ts";
import { mapFormula } from "./formula.ts";

/** A code holds 64 characters at most; the rest is for what tells it from others. */
const LONGEST = 40;

export type CodeMaking = {
  /** The pinyin of a text, its syllables parted by blanks; what is not Chinese stays as it is. */
  readonly pinyinOf: (text: string) => string;
  /** Every code that was ever given, or is given in a draft, in small letters. None is given twice. */
  readonly taken: Iterable<string>;
};

/**
 * Gives what a draft adds its codes, made of English names or of the pinyin of Chinese ones, in place of the draft's own
 * (`+1`) wherever they stand. Codes that do not differ but in case are one.
 *
 * @throws RangeError of a code of the draft that nothing in it has
 */
export function giveCodes(changes: readonly CatalogueChange[], making: CodeMaking): CatalogueChange[] {
  const taken = new Set([...making.taken].map((code) => code.toLowerCase()));
  const given = new Map<string, string>();
  for (const change of changes) {
    if (!("code" in change) || !isNewCode(change.code) || given.has(change.code)) continue;
    const base = baseOf(change, given, making.pinyinOf);
    if (base === null) continue;
    let code = base;
    for (let i = 2; taken.has(code); i += 1) code = `${base}-${i}`;
    taken.add(code);
    given.set(change.code, code);
  }
  return changes.map((change) => withCodes(change, given));
}

/** The code that a change's item would have alone; `null` where it adds none. */
function baseOf(
  change: Extract<CatalogueChange, { code: string }>,
  given: ReadonlyMap<string, string>,
  pinyinOf: CodeMaking["pinyinOf"],
): string | null {
  switch (change.kind) {
    case "add-indicator":
      return slug(change.fields.names, "_", pinyinOf) || "indicator";
    case "add-region":
      return slug(change.fields.names, "-", pinyinOf) || "region";
    case "add-platform":
      return `${inRegion(change.fields.parent, given)}${slug(change.fields.names, "-", pinyinOf) || "platform"}`;
    case "add-policy":
      return `${inRegion(change.region, given)}${slug(change.fields.names, "-", pinyinOf) || "policy"}`;
    case "change-indicator":
    case "change-region":
    case "change-platform":
    case "change-policy":
    case "withdraw-policy":
      return null;
  }
}

function inRegion(region: string, given: ReadonlyMap<string, string>): string {
  const code = given.get(region) ?? region;
  return isNewCode(code) ? "" : `${code.slice(0, 20)}-`.toLowerCase();
}

function slug({ zh, en }: Names, separator: string, pinyinOf: CodeMaking["pinyinOf"]): string {
  return slugOf(en, separator) || slugOf(pinyinOf(zh), separator);
}

function slugOf(text: string, separator: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}|['’]/gu, "");
  // What is written in other letters has no code by itself.
  if (/\p{Script=Han}/u.test(plain)) return "";
  const words = plain
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  let code = "";
  for (const word of words) {
    const longer = code === "" ? word.slice(0, LONGEST) : `${code}${separator}${word}`;
    if (longer.length > LONGEST) break;
    code = longer;
  }
  return code;
}

function replaced(code: string | null | undefined, known: (code: string) => string) {
  return typeof code === "string" ? { replacedBy: known(code) } : {};
}

function withCodes(change: CatalogueChange, given: ReadonlyMap<string, string>): CatalogueChange {
  const known = (code: string): string => {
    if (!isNewCode(code)) return code;
    const made = given.get(code);
    if (made === undefined) throw new RangeError(code);
    return made;
  };
  const named = ({ formula, reporters }: Extract<CatalogueChange, { kind: "change-indicator" }>["fields"]) => ({
    ...(formula ? { formula: mapFormula(formula, known) } : {}),
    ...(Array.isArray(reporters) ? { reporters: reporters.map(known) } : {}),
  });
  switch (change.kind) {
    case "add-indicator": {
      return { ...change, code: known(change.code), fields: { ...change.fields, ...named(change.fields) } };
    }
    case "change-indicator": {
      return { ...change, code: known(change.code), fields: { ...change.fields, ...named(change.fields) } };
    }
    case "add-platform":
      return {
        ...change,
        code: known(change.code),
        fields: { ...change.fields, parent: known(change.fields.parent) },
      };
    case "change-platform": {
      const { parent } = change.fields;
      const fields = parent === undefined ? change.fields : { ...change.fields, parent: known(parent) };
      return { ...change, code: known(change.code), fields };
    }
    case "add-policy": {
      const { organizations, indicators } = change.fields;
      const fields = {
        ...change.fields,
        organizations: organizations.map(known),
        indicators: indicators.map(known),
        ...replaced(change.fields.replacedBy, known),
      };
      return { ...change, code: known(change.code), region: known(change.region), fields };
    }
    case "change-policy": {
      const { organizations, indicators } = change.fields;
      const fields = {
        ...change.fields,
        ...(organizations === undefined ? {} : { organizations: organizations.map(known) }),
        ...(indicators === undefined ? {} : { indicators: indicators.map(known) }),
        ...replaced(change.fields.replacedBy, known),
      };
      return { ...change, code: known(change.code), fields };
    }
    case "set-target":
    case "withdraw-target":
    case "change-plan":
      return { ...change, indicator: known(change.indicator), organization: known(change.organization) };
    default:
      return { ...change, code: known(change.code) };
  }
}
