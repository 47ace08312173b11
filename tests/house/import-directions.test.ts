import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const BIOME = join(ROOT, "node_modules/@biomejs/biome/bin/biome");

const FORBIDDEN = [
  ["domain", "#domain/terms/names.ts"],
  ["domain/figures", "#intake/table/table.ts"],
  ["domain/figures", "#contract/errors.ts"],
  ["domain/figures", "react"],
  ["domain/figures", "node:fs"],
  ["domain/figures", "../terms/names.ts"],
  ["domain/terms", "#domain/catalogue/indicator.ts"],
  ["domain/catalogue", "#domain/figures/figure.ts"],
  ["domain/figures", "#domain/views/headline.ts"],
  ["domain/views", "#domain/say/say-figure.ts"],
  ["domain/reading", "#domain/figures/figure.ts"],
  ["domain/record", "#domain/figures/figure.ts"],
  ["domain/say", "#domain/views/headline.ts"],
  ["intake", "#contract/errors.ts"],
  ["intake", "node:fs"],
  ["intake/words", "#intake/file/workbook.ts"],
  ["intake/words", "#intake/text/decode.ts"],
  ["intake/text", "#intake/file/workbook.ts"],
  ["intake/problems", "#intake/text/decode.ts"],
  ["intake/words", "#intake/problems/problem-log.ts"],
  ["intake/problems", "#intake/file/workbook.ts"],
  ["intake/file", "#intake/problems/problem-log.ts"],
  ["intake/file", "#intake/table/table.ts"],
  ["intake/table", "#intake/layout/layout.ts"],
  ["intake/layout", "#intake/meaning/figures.ts"],
  ["intake/layout", "#intake/catalogue/table-kind.ts"],
  ["intake/catalogue", "#intake/meaning/figures.ts"],
  ["intake/meaning", "#intake/dialogue/questions.ts"],
  ["intake/checks", "#intake/dialogue/questions.ts"],
  ["intake/dialogue", "#intake/out/template.ts"],
  ["intake/out", "#intake/checks/difference.ts"],
  ["intake/meaning", "#intake/read-upload.ts"],
  ["intake/words", "#contract/errors.ts"],
  ["charts", "#ui/chart.tsx"],
  ["charts", "react"],
  ["charts", "echarts/core"],
  ["contract", "#server/app.ts"],
  ["server", "#client/fetch.ts"],
  ["server", "react"],
  ["server/base", "#server/store/store.ts"],
  ["server/store", "#server/http/errors.ts"],
  ["server/http", "#server/env/env.ts"],
  ["server/http", "#server/app.ts"],
  ["server/env", "#server/accounts/oidc.ts"],
  ["server/seed", "#server/desk/desk.ts"],
  ["server/store/archive", "#server/archive/archive-package.ts"],
  ["server/archive", "#server/desk/desk.ts"],
  ["server/desk", "#server/api/deps.ts"],
  ["server/desk", "react"],
  ["server/api", "#server/reads/observations.ts"],
  ["server/reads", "#server/upload/uploads.ts"],
  ["server/reads", "../api/deps.ts"],
  ["server/accounts", "#server/upload/uploads.ts"],
  ["server/upload", "#server/accounts/session.ts"],
  ["server/upload", "#server/catalogue/catalogue-drafts.ts"],
  ["server/catalogue", "#server/upload/uploads.ts"],
  ["server/audit", "#server/accounts/session.ts"],
  ["server/page", "#server/upload/uploads.ts"],
  ["server/page", "#client/fetch.ts"],
  ["client", "#server/app.ts"],
  ["client", "#ui/chart.tsx"],
  ["ui", "#client/fetch.ts"],
  ["ui", "#features/trend/trend-page.tsx"],
  ["ui/chart", "#client/fetch.ts"],
  ["features/trend", "#features/compare/compare-page.tsx"],
  ["features/trend", "#server/app.ts"],
  ["features/trend", "#features/upload/upload-page.tsx"],
  ["features/upload", "#features/trend/trend-page.tsx"],
  ["features/upload/common", "#features/upload/review/review.tsx"],
  ["features/upload/choose", "#features/upload/reading/reading.ts"],
  ["features/upload/making", "#features/upload/questions/questions-panel.tsx"],
  ["features/upload/review", "#features/upload/upload-page.tsx"],
  ["features/upload/review", "#features/trend/trend-page.tsx"],
  ["app", "#server/app.ts"],
] as const;

const ALLOWED = [
  ["domain/figures", "#domain/terms/period.ts"],
  ["domain/say", "#domain/figures/figure.ts"],
  ["intake", "#domain/terms/period.ts"],
  ["intake/file", "#intake/text/decode.ts"],
  ["intake", "#intake/table/table.ts"],
  ["intake/layout", "#intake/table/table.ts"],
  ["intake/meaning", "#intake/layout/layout.ts"],
  ["intake/out", "#intake/layout/intake-catalogue.ts"],
  ["charts", "#domain/terms/period.ts"],
  ["server", "#intake/table/table.ts"],
  ["server", "#server/reads/health.ts"],
  ["server/store", "#contract/errors.ts"],
  ["server/archive", "#server/store/store.ts"],
  ["server/desk", "#server/store/store.ts"],
  ["server/upload", "#server/desk/upload-desk.ts"],
  ["server/catalogue", "#server/desk/upload-desk.ts"],
  ["server/page", "#server/accounts/session.ts"],
  ["client", "#contract/errors.ts"],
  ["ui", "#charts/tokens.ts"],
  ["features/trend", "#ui/chart/chart.tsx"],
  ["features/upload", "#features/upload/review/review.tsx"],
  ["features/upload/review", "#features/upload/common/choices.tsx"],
  ["ui/chart", "#ui/download.ts"],
  ["app", "#features/trend/trend-page.tsx"],
] as const;

const folder = mkdtempSync(join(tmpdir(), "zhengxiao-lint-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Lints one file an import, all in one run, with the project's own settings; answers with the files that were refused. */
function lintImports(imports: readonly (readonly [room: string, target: string])[]): Set<string> {
  cpSync(join(ROOT, ".biome.json"), join(folder, ".biome.json"));
  for (const [room, target] of imports) {
    const file = join(folder, fixtureName(room, target));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `import { part } from "${target}";\n\nexport const used = part;\n`);
  }
  const run = spawnSync(
    process.execPath,
    [
      BIOME,
      "lint",
      "--vcs-enabled=false",
      "--max-diagnostics=none",
      "--reporter=json",
      "--only=style/noRestrictedImports",
      "src",
    ],
    { cwd: folder, encoding: "utf8" },
  );
  const report: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(run.stdout);
  return new Set(
    report.diagnostics
      .filter(({ category }) => category === "lint/style/noRestrictedImports")
      .map(({ location }) => location.path),
  );
}

function fixtureName(room: string, target: string): string {
  return `src/${room}/from-${target.replaceAll(/[^a-z]+/g, "-")}.ts`;
}

describe("import directions", () => {
  const refused = lintImports([...FORBIDDEN, ...ALLOWED]);

  test.each(FORBIDDEN)("src/%s may not import %s", (room, target) => {
    expect([...refused]).toContain(fixtureName(room, target));
  });

  test.each(ALLOWED)("src/%s may import %s", (room, target) => {
    expect([...refused]).not.toContain(fixtureName(room, target));
  });
});
