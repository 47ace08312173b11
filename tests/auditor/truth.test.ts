import { describe, expect, it } from "vitest";
import type { Audit } from "./audit-region.ts";
import { auditSeed } from "./audit-seed.ts";

// `npm run soak -- truth` holds many more.
describe("a region's figures, words and downloads, and what the auditor reckons from the same rows", () => {
  it.each([2, 11, 13])("are the same: random region %i, published and revised", async (seed) => {
    const audit: Audit = { figures: 0, differences: [] };
    await auditSeed(seed, audit);
    expect(audit.differences.slice(0, 20)).toEqual([]);
    expect(audit.figures).toBeGreaterThan(5_000);
  });
});
