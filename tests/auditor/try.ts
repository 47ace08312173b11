import { makeRandomRegion, toBooks } from "#tests/truth/random-region.ts";
import { openReckoner } from "#tests/truth/reckoner.ts";
import { type Audit, auditRegion } from "./audit-region.ts";
import { openRegion, publishRows, readRegion } from "./region-product.ts";

const [from = "1", to = "5"] = process.argv.slice(2);
const audit: Audit = { figures: 0, differences: [] };
for (let seed = Number(from); seed <= Number(to); seed++) {
  const region = makeRandomRegion(seed);
  const app = await openRegion(region);
  const before = audit.differences.length;
  try {
    for (const edition of ["first", "revised"] as const) {
      const revision = await publishRows(
        app,
        region,
        edition === "first" ? region.rows : region.revision,
        seed % 2 ? "columns" : "cells",
      );
      const { data } = await readRegion(app, region.catalogue.region.code, revision);
      auditRegion(data, openReckoner(toBooks(region, edition)), region.years, audit);
    }
  } finally {
    await app.close();
  }
  console.log(`seed ${seed}: ${audit.figures} figures, ${audit.differences.length - before} differences`);
  for (const d of audit.differences.slice(before, before + 6)) console.log("   ", d);
}
