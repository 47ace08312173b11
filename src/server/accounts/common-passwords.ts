import { MIN_PASSWORD } from "#contract/accounts.ts";

let loaded: Promise<ReadonlySet<string>> | null = null;

/**
 * The commonest passwords of at least our length, in lower case: 17,950 of a list of 49,000 by @zxcvbn-ts (OWASP ASVS 5.0,
 * 6.2.4, asks for 3000). Unpacked when the first password is chosen, as few starts of the server see one.
 */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  loaded ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) =>
      new Set(dictionary["passwords-common"].map(String).filter((text) => text.length >= MIN_PASSWORD)),
  );
  return loaded;
}
