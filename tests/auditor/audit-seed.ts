import { makeRandomRegion, toBooks } from "#tests/truth/random-region.ts";
import { openReckoner } from "#tests/truth/reckoner.ts";
import { auditDownloads } from "./audit-downloads.ts";
import { type Audit, auditRegion } from "./audit-region.ts";
import { openRegion, publishRows, readRegion } from "./region-product.ts";

/**
 * A random region, published to the product as an office's file and then revised by a second one: every figure, rank and
 * schedule, their words in both languages and the downloads, of both revisions, against the auditor's.
 */
export async function auditSeed(seed: number, audit: Audit): Promise<void> {
  const region = makeRandomRegion(seed, { lives: true });
  const { indicators, region: town } = region.catalogue;
  const app = await openRegion(region);
  try {
    const editions: { revision: number; edition: "first" | "revised" }[] = [];
    for (const edition of ["first", "revised"] as const) {
      const rows = edition === "first" ? region.rows : region.revision;
      if (rows.length === 0) continue;
      editions.push({ edition, revision: await publishRows(app, region, rows, seed % 2 === 0 ? "cells" : "columns") });
    }
    // The first is read after the second was published: what was known then stays as it was.
    for (const { edition, revision } of editions) {
      const shown = await readRegion(app, town.code, revision);
      const reckoner = openReckoner(toBooks(region, edition));
      auditRegion(shown.data, indicators, reckoner, region.years, audit);
      auditDownloads(shown, reckoner, region.years, audit);
    }
  } finally {
    await app.close();
  }
}
