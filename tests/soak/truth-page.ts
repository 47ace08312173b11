// `npm run soak -- truth-page [SEED]`: random figures of the sample region's platforms in mixed shapes, published to the running
// product over its sample data, and every cell of the trend page's tables read in a browser, in both languages and by month
// and quarter, against the auditor's program (tests/truth). None may differ. Takes some minutes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expectedText, type Language } from "#tests/auditor/expected-text.ts";
import { launchChromium } from "#tests/browser/chromium.ts";
import { ServerProcess } from "#tests/browser/server-process.ts";
import { answersFor, publishPath, uploadPath } from "#tests/server/upload-request.ts";
import { revise } from "#tests/truth/books.ts";
import type { Catalogue, NamedIndicator } from "#tests/truth/catalogue.ts";
import { readCsv } from "#tests/truth/csv.ts";
import { readPackageBooks } from "#tests/truth/package-books.ts";
import { listPeriods, readCalendarPeriod } from "#tests/truth/period.ts";
import { makeRandomRegion } from "#tests/truth/random-region.ts";
import { MEASURES, type Measure, openReckoner, type Reckoner } from "#tests/truth/reckoner.ts";
import { writeUpload } from "#tests/truth/region-csv.ts";

const DATA = join(import.meta.dirname, "../../data");
const REGION = "shili";
/** Years after the sample's own, so that the sample's last are the base of their changes. */
const YEARS = [2024, 2025] as const;

const read = (name: string) => readFileSync(join(DATA, name), "utf8");

process.exitCode = await run(process.argv.slice(2));

async function run([seed = "1"]: readonly string[]): Promise<number> {
  const shipped = readPackageBooks(read);
  const catalogue = shippedCatalogue();
  const { rows } = makeRandomRegion(Number(seed), { catalogue, firstYear: 2025, lastYear: 2025 });
  const reckoner = openReckoner({ ...shipped, rows: revise(shipped.rows, rows) });
  const server = await ServerProcess.create();
  const browser = await launchChromium();
  const tally = { cells: 0, differences: 0 };
  try {
    await publish(server, writeUpload(rows, catalogue, "columns"));
    const page = await browser.newPage();
    for (const language of ["zh-CN", "en"] as const)
      for (const indicator of catalogue.indicators)
        for (const measure of MEASURES)
          for (const kind of language === "en" ? (["month"] as const) : (["month", "quarter"] as const)) {
            await auditTable(page, { server, catalogue, reckoner, indicator, measure, kind, language, tally });
            console.log(
              `${indicator.code} ${measure} ${kind} ${language}: ${tally.cells} cells, ${tally.differences} different`,
            );
          }
  } finally {
    await browser.close();
    await server.remove();
  }
  console.log(`${tally.cells} cells of the page, ${tally.differences} different`);
  return tally.differences === 0 ? 0 : 1;
}

async function publish(server: ServerProcess, body: string): Promise<void> {
  const headers = server.authorization;
  const uploaded = await fetch(server.url + uploadPath(REGION, "示例.csv"), { method: "POST", headers, body });
  const upload = await uploaded.json();
  const errors = upload.problems.filter(({ severity }: { severity: string }) => severity === "error");
  if (errors.length > 0) throw new Error(`not read: ${JSON.stringify(errors.slice(0, 3))}`);
  const published = await fetch(server.url + publishPath(upload.id), {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json" },
    body: JSON.stringify({ base: upload.base, message: "", answers: answersFor(upload) }),
  });
  if (!published.ok) throw new Error(`not published: ${await published.text()}`);
}

type Table = {
  readonly server: ServerProcess;
  readonly catalogue: Catalogue;
  readonly reckoner: Reckoner;
  readonly indicator: NamedIndicator;
  readonly measure: Measure;
  readonly kind: "month" | "quarter";
  readonly language: Language;
  readonly tally: { cells: number; differences: number };
};

/** Every cell of one table; the newest period stands first, the organizations in the order of the catalogue. */
async function auditTable(page: Page, table: Table): Promise<void> {
  const { server, catalogue, reckoner, indicator, measure, kind, language, tally } = table;
  const organizations = [catalogue.region, ...catalogue.platforms];
  const query = new URLSearchParams({
    region: REGION,
    lang: language,
    indicator: indicator.code,
    organization: organizations.map(({ code }) => code).join(","),
    frequency: kind,
    measure,
    from: `${YEARS[0]}-01`,
    to: `${YEARS[1]}-12`,
  });
  await page.goto(`${server.url}/trend?${query}`);
  await page.waitForSelector("table tbody tr");
  const cells = await page.$$eval("table tbody tr", (rows) =>
    rows.map((row) =>
      [...row.querySelectorAll("td")].map(
        (cell) => cell.querySelector("button")?.firstChild?.textContent?.trim() ?? "",
      ),
    ),
  );
  const shown = await page.$$eval("table tbody tr th", (names) => names.length);
  const periods = YEARS.flatMap((year) => listPeriods(year, kind))
    .map(({ code }) => code)
    .slice(0, shown)
    .reverse();
  for (const [r, row] of cells.entries())
    for (const [c, text] of row.entries()) {
      const code = periods[r];
      const organization = organizations[c];
      if (!code || !organization) throw new Error(`a table of another shape: ${query}`);
      readCalendarPeriod(code);
      const result = reckoner.reckon(indicator.code, organization.code, code, measure);
      const expected = expectedText(result, indicator, measure, language);
      tally.cells += 1;
      if (text === expected || (indicator.unitKind === "money" && (measure === "current" || measure === "ytd")))
        continue;
      tally.differences += 1;
      if (tally.differences <= 30)
        console.error(
          `${language} ${indicator.code} ${organization.code} ${code} ${measure}: ${text}, should be ${expected}`,
        );
    }
}

/** The sample region's names as the auditor's generator takes them: indicators that platforms report. */
function shippedCatalogue(): Catalogue {
  const named = (record: ReturnType<typeof readCsv>[number]) => ({
    code: record.get("code"),
    zh: record.get("name_zh"),
    en: record.get("name_en"),
  });
  const organizations = readCsv(read("organizations.csv"));
  const region = organizations.find((record) => record.get("code") === REGION);
  if (!region) throw new Error("the sample region is not shipped");
  const books = readPackageBooks(read);
  const indicators = readCsv(read("indicators.csv")).flatMap((record): NamedIndicator[] => {
    const known = books.indicators.find(({ code }) => code === record.get("code"));
    const decimals = Number(record.get("decimals"));
    const unit = record.get("unit");
    const isKnown =
      unit === "person" || unit === "item" || unit === "enterprise" || unit === "yuan" || unit === "percent";
    if (!known?.additive || !isKnown || (decimals !== 0 && decimals !== 1)) return [];
    return [{ ...known, ...named(record), unit, unitMult: record.get("unit_mult") === "4" ? 4 : 0, decimals }];
  });
  return {
    region: named(region),
    platforms: organizations.filter((record) => record.get("parent") === REGION).map(named),
    indicators,
  };
}
