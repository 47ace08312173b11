// `npm run soak -- truth [FIGURES] [SEED]`: figures of random regions, published to the product as offices' files in mixed
// shapes and revised, against an auditor's program that shares no code with it (tests/truth): values, bounds, marks, n of m,
// reasons, ranks, schedules, words in both languages and downloads; until 250,000 were held. None may differ. What does is
// named by its region's seed: `npm run soak -- truth 1 SEED` tries that one alone.
import type { Audit } from "#tests/auditor/audit-region.ts";
import { auditSeed } from "#tests/auditor/audit-seed.ts";

process.exitCode = await run(process.argv.slice(2));

async function run([figures = "250000", only]: readonly string[]): Promise<number> {
  const audit: Audit = { figures: 0, differences: [] };
  const first = only === undefined ? 1 : Number(only);
  for (let seed = first; audit.figures < Number(figures); seed += 1) {
    const [before, held] = [audit.differences.length, audit.figures];
    await auditSeed(seed, audit);
    const found = audit.differences.slice(before);
    console.log(`region ${seed}: ${audit.figures - held} figures, ${found.length} different`);
    for (const difference of found.slice(0, 10)) console.error(`  ${difference}`);
  }
  console.log(`${audit.figures} figures, ${audit.differences.length} different`);
  return audit.differences.length === 0 ? 0 : 1;
}
