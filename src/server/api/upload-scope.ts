import type { Context } from "hono";
import { ApiError } from "#server/http/errors.ts";
import { organizationsOf } from "#server/store/region-organizations.ts";
import type { Store, StoredUpload } from "#server/store/store.ts";
import type { Identity } from "./identity.ts";
import { may } from "./permit.ts";

/** Where a role holds: an administrator everywhere, a publisher in own regions, a contributor for own uploads; drafts are their owner's. */

/**
 * Whether a region is one that who asks publishes.
 *
 * @throws ApiError `not-permitted`
 */
export function requireRegion(c: Context, region: string): void {
  if (!publishesIn(c.get("identity"), region)) throw new ApiError("not-permitted", OTHER_REGION);
}

/**
 * Whether a file of this region may be brought: by who publishes it, and by a contributor of one of its organizations.
 *
 * @throws ApiError `not-permitted`
 */
export async function requireUploadRegion(c: Context, store: Store, region: string): Promise<void> {
  const identity = c.get("identity");
  if (identity.asker !== "contributor") return requireRegion(c, region);
  const catalogue = await store.catalogue((await store.currentRevision()).number);
  const inRegion = organizationsOf(region, catalogue);
  if (!identity.scope.organizations.some((code) => inRegion.includes(code)))
    throw new ApiError("not-permitted", OTHER_REGION);
}

/**
 * The same of a thing that is named by its id alone: what is of another region is as not there.
 *
 * @throws ApiError `not-found`
 */
export function requireFoundRegion(c: Context, region: string | null): void {
  if (region === null || !publishesIn(c.get("identity"), region)) throw new ApiError("not-found");
}

/**
 * An upload that who asks may see and touch; another's is as not there.
 *
 * @throws ApiError `not-found`
 */
export async function findOwnUpload(c: Context, store: Pick<Store, "upload">, id: string): Promise<StoredUpload> {
  const upload = await store.upload(id);
  if (!upload || !mayTouch(c.get("identity"), upload)) throw new ApiError("not-found");
  return upload;
}

/**
 * A file that was not published is seen by those who may see an upload that brought it.
 *
 * @throws ApiError `not-found`
 */
export async function requireFileSeen(c: Context, store: Pick<Store, "uploadsOfFile">, digest: string): Promise<void> {
  const identity = c.get("identity");
  const uploads = may(c, "submit") ? await store.uploadsOfFile(digest) : [];
  if (!uploads.some((upload) => mayTouch(identity, upload))) throw new ApiError("not-found");
}

export function publishesIn({ asker, scope }: Identity, region: string): boolean {
  return asker === "administrator" || (asker === "publisher" && scope.regions.includes(region));
}

/**
 * A draft is its owner's alone until it is sent in, or published; whoever publishes the region looks at it from then on. One
 * of a time without accounts is the office's.
 */
export function mayTouch(
  identity: Identity,
  { region, createdBy, submission, state }: Pick<StoredUpload, "region" | "createdBy" | "submission" | "state">,
): boolean {
  const isOwn = createdBy !== null && createdBy.account === identity.account;
  if (identity.asker === "contributor") return isOwn;
  if (!publishesIn(identity, region)) return false;
  return isOwn || createdBy === null || submission !== null || state === "published";
}

const OTHER_REGION = { zh: "此账号不负责这个地区", en: "this account is not for that region" };
