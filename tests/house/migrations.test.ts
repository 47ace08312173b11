import { describe, expect, it } from "vitest";
import { sourcesIn } from "./sources.ts";

const FOLDER = "src/server/store/migrations";

/** What a step would take from elsewhere could change after it was released, and the step with it. */
function takenFromElsewhere(text: string): string[] {
  const own = text.replaceAll('import { oneLine } from "./one-line.ts";', "");
  return own.match(/\b(import|export\s*\*|require|process|globalThis)\b|\$\{/g) ?? [];
}

describe("migrations", () => {
  const files = sourcesIn(FOLDER);

  it("are frozen text: a step takes nothing of ours, and nothing of anybody else's", () => {
    expect(files.length).toBeGreaterThan(8);
    const found = files.map(({ path, text }) => ({ path, taken: takenFromElsewhere(text) }));
    expect(found.filter(({ taken }) => taken.length > 0)).toEqual([]);
  });

  it.each([
    'import { ROLES } from "#domain/catalogue/role.ts";',
    `export const step = ["role in (" + \`$\{ROLES}\`];`,
    'import { oneLine } from "./one-line.ts";\nimport { sql } from "kysely";',
    'export const step = [(await import("#domain/catalogue/role.ts")).ROLES.join()];',
  ])("would be refused: %s", (text) => {
    expect(takenFromElsewhere(text)).not.toEqual([]);
  });

  it("are numbered without a gap", () => {
    const numbers = files.flatMap(({ path }) => /\/(\d{3})-[a-z-]+\.ts$/.exec(path)?.[1] ?? []).sort();
    expect(numbers).toEqual(numbers.map((_number, index) => String(index + 1).padStart(3, "0")));
    expect(files).toHaveLength(numbers.length + 1);
  });
});
