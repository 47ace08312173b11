import type { CatalogueContent } from "#domain/catalogue/catalogue-change.ts";
import { StoreRefusal } from "./store-refusal.ts";

/**
 * Codes of a region and its platforms, in catalogue order.
 *
 * @throws StoreRefusal `not-found`
 */
export function organizationsOf(region: string, { organizations }: Pick<CatalogueContent, "organizations">): string[] {
  if (!organizations.some(({ code, kind }) => code === region && kind === "region"))
    throw new StoreRefusal("not-found", { zh: `没有这个地区:${region}`, en: `no such region: ${region}` });
  return organizations.filter(({ code, parent }) => code === region || parent === region).map(({ code }) => code);
}
