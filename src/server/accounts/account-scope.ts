import type { NewAccount } from "#contract/accounts.ts";
import { ApiError } from "#server/http/errors.ts";
import { regionCodes } from "#server/reads/default-region.ts";
import type { Store } from "#server/store/store.ts";

type Scope = Pick<NewAccount, "organizations" | "regions">;

/** Codes that an account is given, or keeps: what it has already may have left the catalogue since. */
type GivenScope = { readonly given: { readonly [K in keyof Scope]?: Scope[K] | undefined }; readonly kept?: Scope };

/**
 * A scope of a misspelt code gives nobody anything, and nobody would know why.
 *
 * @throws ApiError `bad-request` naming the codes that are no organization, or no region, of the current catalogue
 */
export async function checkScope(store: Store, { given, kept }: GivenScope): Promise<void> {
  const organizations = newCodes(given.organizations, kept?.organizations);
  const regions = newCodes(given.regions, kept?.regions);
  if (organizations.length === 0 && regions.length === 0) return;
  const { number } = await store.currentRevision();
  const catalogue = await store.catalogue(number);
  const known = new Set(catalogue.organizations.map(({ code }) => code));
  const knownRegions = new Set(regionCodes(catalogue));
  refuse(
    organizations.filter((code) => !known.has(code)),
    { zh: "没有这些代码的平台或地区", en: "no organizations have these codes" },
  );
  refuse(
    regions.filter((code) => !knownRegions.has(code)),
    { zh: "没有这些代码的地区", en: "no regions have these codes" },
  );
}

function newCodes(given: readonly string[] = [], kept: readonly string[] = []): string[] {
  const known = new Set(kept);
  return given.filter((code) => !known.has(code));
}

function refuse(codes: readonly string[], why: { readonly zh: string; readonly en: string }): void {
  if (codes.length === 0) return;
  const named = codes.slice(0, 10).join(", ");
  throw new ApiError("bad-request", { zh: `${why.zh}:${named}`, en: `${why.en}: ${named}` });
}
