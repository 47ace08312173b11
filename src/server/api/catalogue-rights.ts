import type { CatalogueChange, CatalogueContent } from "#domain/catalogue/catalogue-change.ts";
import type { CatalogueEntry } from "#domain/catalogue/catalogue-difference.ts";
import { CATALOGUE_PERMISSIONS, PROPOSED_CHANGES } from "#domain/catalogue/permission.ts";
import { ApiError } from "#server/http/errors.ts";
import type { Identity } from "./identity.ts";
import { publishesIn } from "./upload-scope.ts";

/**
 * Whether who asks may make each of these changes: what the table of permissions has for the role, and no platform moved
 * to a region that the account is not for. That all else is of the draft's region is a rule of the review.
 *
 * @throws ApiError `not-permitted` naming the first that is not
 */
export function requireChanges(identity: Identity, changes: readonly CatalogueChange[]): void {
  for (const [index, change] of changes.entries()) if (!mayChange(identity, change)) throw refusal(index + 1);
}

function mayChange(identity: Identity, change: CatalogueChange): boolean {
  const parent = change.kind === "change-platform" || change.kind === "add-platform" ? change.fields.parent : undefined;
  const isFar = parent !== undefined && !publishesIn(identity, parent);
  return CATALOGUE_PERMISSIONS[identity.asker].includes(change.kind) && !isFar;
}

/**
 * The same of changes that go with a file: platforms of its region and indicators may be proposed by whoever brings it, and
 * are published by who may change them.
 *
 * @throws ApiError `not-permitted` naming the first that is not
 */
export function requireProposals(identity: Identity, region: string, changes: readonly CatalogueChange[]): void {
  for (const [index, change] of changes.entries()) {
    const isProposed =
      PROPOSED_CHANGES.some((kind) => kind === change.kind) &&
      (change.kind !== "add-platform" || change.fields.parent === region);
    if (isProposed) continue;
    if (!mayChange(identity, change)) throw refusal(index + 1);
  }
}

/**
 * The same of what a revision changed, before it is undone.
 *
 * @throws ApiError `not-permitted`
 */
export function requireEntries(
  identity: Identity,
  entries: readonly CatalogueEntry[],
  { organizations }: Pick<CatalogueContent, "organizations">,
): void {
  if (entries.length === 0 || identity.asker === "administrator") return;
  const regions = new Set(organizations.filter(({ kind }) => kind === "region").map(({ code }) => code));
  const isOfAll = entries.some(
    ({ place, fields }) =>
      place.item === "indicator" ||
      (place.item === "organization" && (regions.has(place.code) || fields.some(({ field }) => field === "hidden"))) ||
      fields.some(({ field, before, after }) => field === "parent" && before !== null && after !== null),
  );
  if (isOfAll)
    throw new ApiError("not-permitted", {
      zh: "这个版本改了指标、地区或平台的归属，由管理员撤销",
      en: "it changed indicators, regions or where a platform belongs, which an administrator undoes",
    });
}

function refusal(number: number): ApiError {
  return new ApiError("not-permitted", {
    zh: `第 ${number} 项改动：指标和地区由管理员修改，平台、政策和目标由本地区的发布账号修改`,
    en: `change ${number}: indicators and regions are an administrator's, platforms, policies and targets those of who publishes the region`,
  });
}
