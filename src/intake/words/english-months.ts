/** The months as English writes them, in short and in full, in order; lower case. */
const ENGLISH_MONTHS =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

/** Pattern of one of them, whole: decimals is no December. */
export const ENGLISH_MONTH = `(?:${ENGLISH_MONTHS})(?![a-z])`;

const SHORT = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** 1 to 12 for a name that the pattern accepts, else 0. */
export function englishMonth(name: string): number {
  return SHORT.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}
