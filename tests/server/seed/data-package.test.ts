import { describe, expect, it } from "vitest";
import { readDataPackage, readPackageCatalogue } from "#server/seed/data-package.ts";
import { readShipped, readShippedFile } from "#tests/data/read-shipped.ts";

/** A defect: in which file, what is put in place of what, and what the error has to name. */
type Defect = readonly [title: string, file: string, from: string | RegExp, to: string, message: string | RegExp];

const DEFECTS: readonly Defect[] = [
  ["a field the package does not describe", "targets.csv", "value,source", "value,origin", "targets.csv row 1"],
  ["a row that is too short", "targets.csv", /\n(phd_hired,shili-p02,2019),.*/, "\n$1", "targets.csv row 3: 3 fields"],
  ["a quote that is not closed", "sources.csv", /\nliyang-/, '\n"liyang-', "sources.csv row 2"],
  [
    "a number that is none",
    "targets.csv",
    "phd_hired,shili-p01,2019,",
    "phd_hired,shili-p01,2019,x",
    "targets.csv row 2: value",
  ],
  [
    "a target without a value",
    "targets.csv",
    /phd_hired,shili-p01,2019,\d+/,
    "phd_hired,shili-p01,2019,",
    "targets.csv row 2: value",
  ],
  [
    "a target of a month",
    "targets.csv",
    "phd_hired,shili-p01,2019,",
    "phd_hired,shili-p01,2019-01,",
    "targets.csv row 2: period",
  ],
  [
    "a flag that is neither true nor false",
    "organizations.csv",
    ",region,,false",
    ",region,,no",
    "organizations.csv row 2: illustrative",
  ],
  ["a unit that is unknown", "indicators.csv", ",person,0,", ",persons,0,", "indicators.csv row 2: unit"],
  ["a name in one language", "indicators.csv", "Full-time PhDs hired,", ",", "indicators.csv row 2: name"],
  ["a code that is not safe", "indicators.csv", "\nphd_hired,", "\nphd hired,", "indicators.csv row 2: code"],
  [
    "the same code twice",
    "indicators.csv",
    "\nmaster_hired,",
    "\nphd_hired,",
    "indicators.csv row 3: a second phd_hired",
  ],
  [
    "a platform of no region",
    "organizations.csv",
    ",platform,liyang,",
    ",platform,nowhere,",
    "organizations.csv row 3: unknown region: nowhere",
  ],
  ["a region with a parent", "organizations.csv", ",region,,false", ",region,shili,false", "organizations.csv row 2"],
  [
    "a time zone that nobody knows",
    "organizations.csv",
    ",region,,false,,\n",
    ",region,,false,,Asia/Beijing\n",
    "organizations.csv row 2: time_zone is not the IANA name of a time zone known here, such as Asia/Shanghai: Asia/Beijing",
  ],
  [
    "an offset for a time zone",
    "organizations.csv",
    ",region,,false,,\n",
    ",region,,false,,+08:00\n",
    "organizations.csv row 2: time_zone",
  ],
  [
    "a platform with a time zone",
    "organizations.csv",
    ",platform,liyang,false,,\n",
    ",platform,liyang,false,,Asia/Shanghai\n",
    "organizations.csv row 3: only a region has a time zone",
  ],
  ["a day that does not exist", "sources.csv", ",2024-09-06,", ",2024-09-31,", "sources.csv row 2: published"],
  [
    "a policy with no such date",
    "policies.csv",
    ",2024-01/..2024-09-06,",
    ",2024-09-06前,",
    /policies.csv row \d+: date/,
  ],
  [
    "a policy of another region's platform",
    "policies.csv",
    ",liyang,liyang-yrd-physics,",
    ",liyang,shili-p01,",
    "shili-p01 is not of the region liyang",
  ],
  [
    "a policy of an unknown source",
    "policies.csv",
    ",liyang-2024-09-06,",
    ",hearsay,",
    "policies.csv row 2: unknown source: hearsay",
  ],
  [
    "an unknown indicator",
    "observations-liyang.csv",
    "\nphd_hired,",
    "\nphds,",
    "observations-liyang.csv row 2: unknown indicator: phds",
  ],
  [
    "an organization of another region",
    "observations-liyang.csv",
    "phd_hired,liyang,",
    "phd_hired,shili,",
    "observations-liyang.csv row 2: shili is not of",
  ],
  [
    "a period that does not exist",
    "observations-shili.csv",
    "p01,2019-01,",
    "p01,2019-13,",
    "observations-shili.csv row 2: unknown period: 2019-13",
  ],
  [
    "the same cell twice",
    "observations-shili.csv",
    "p01,2019-02,",
    "p01,2019-01,",
    "observations-shili.csv row 3: a second row for",
  ],
  [
    "a value below its bound",
    "observations-liyang.csv",
    ",25,,A,",
    ",-25,,A,",
    "observations-liyang.csv row 2: -25 is out of bounds",
  ],
  [
    "a share above a hundred",
    "observations-liyang.csv",
    ",60,,A,",
    ",160,,A,",
    "observations-liyang.csv row 5: 160 is out of bounds",
  ],
  [
    "a missing value without its status",
    "observations-liyang.csv",
    ",25,,A,",
    ",,,A,",
    "observations-liyang.csv row 2: status O, M or Q",
  ],
  [
    "a value reported as missing",
    "observations-liyang.csv",
    ",25,,A,",
    ",25,,O,",
    "observations-liyang.csv row 2: status O, M or Q",
  ],
  [
    "a wording without its qualifier",
    "observations-liyang.csv",
    ",数千,A,text,",
    ",数千,A,exact,",
    "observations-liyang.csv row 9: a wording",
  ],
  ["an unknown status", "observations-liyang.csv", ",25,,A,", ",25,,Z,", "observations-liyang.csv row 2: status"],
  [
    "observations of no region",
    "datapackage.json",
    '"observations-liyang"',
    '"observations-nowhere"',
    "there is no region nowhere",
  ],
  [
    "figures of an unknown source",
    "datapackage.json",
    '"code": "liyang-2024-09-06"',
    '"code": "hearsay"',
    "there is no source hearsay",
  ],
  [
    "a table that is not there",
    "datapackage.json",
    '"name": "targets"',
    '"name": "goals"',
    "there is no resource targets",
  ],
  [
    "a path out of the package",
    "datapackage.json",
    '"path": "targets.csv"',
    '"path": "../targets.csv"',
    "datapackage.json: resources.4.path",
  ],
];

describe("readDataPackage(read)", () => {
  it("reads the catalogue in the order of its files", async () => {
    const { indicators, organizations, sources, regions } = await readShipped();
    expect(indicators[0]).toMatchObject({
      code: "phd_hired",
      names: { zh: "引进全职博士", en: "Full-time PhDs hired" },
      unit: "person",
      unitMult: 0,
      aggregation: "sum",
      additive: true,
      min: 0,
      max: null,
    });
    expect(organizations[0]).toMatchObject({ code: "liyang", kind: "region", parent: null, illustrative: false });
    expect(sources[0]).toMatchObject({ published: "2024-09-06", url: null });
    expect(regions.map(({ region, fileName, source }) => [region, fileName, source])).toEqual([
      ["liyang", "observations-liyang.csv", "liyang-2024-09-06"],
      ["shili", "observations-shili.csv", "shili-sample"],
    ]);
  });

  it("leads each observation to the cell that states it", async () => {
    const { regions } = await readShipped();
    const [liyang] = regions;
    expect(liyang?.text).toBe(await readShippedFile("observations-liyang.csv"));
    const lines = liyang?.text.split("\n") ?? [];
    for (const { value, text, source } of liyang?.observations ?? []) {
      const [, column = "", row = ""] = /^([A-Z])(\d+)$/.exec(source.cell) ?? [];
      const cells = lines[Number(row) - 1]?.split(",") ?? [];
      expect(cells[column.charCodeAt(0) - 65]).toBe(value === null ? text : String(value));
      expect(cells.at(-1)).toBe(source.raw);
      expect(source.sheet).toBe("");
    }
  });

  it("reads a region's time zone, and a package from before there were any", async () => {
    const change = (file: string, from: RegExp | string, to: string) => async (path: string) => {
      const text = await readShippedFile(path);
      return path === file ? text.replace(from, to) : text;
    };
    const named = await readDataPackage(
      change("organizations.csv", ",region,,false,,\n", ",region,,false,,Asia/Urumqi\n"),
    );
    expect(named.organizations[0]).toMatchObject({ code: "liyang", timeZone: "Asia/Urumqi" });
    const older = async (path: string) => {
      const text = await readShippedFile(path);
      if (path === "organizations.csv") return text.replace(",time_zone\n", "\n").replace(/,\n/g, "\n");
      return path === "datapackage.json" ? text.replace(/,\s*\{\s*"name": "time_zone"[^}]*\}/, "") : text;
    };
    expect(await older("datapackage.json")).not.toContain("time_zone");
    expect(await older("organizations.csv")).not.toContain("time_zone");
    expect((await readDataPackage(older)).organizations).toEqual((await readShipped()).organizations);
  });

  it.each(DEFECTS)("refuses %s", async (_, file, from, to, message) => {
    const read = async (path: string) => {
      const text = await readShippedFile(path);
      if (path !== file) return text;
      const broken = text.replace(from, to);
      expect(broken).not.toBe(text);
      return broken;
    };
    await expect(readDataPackage(read)).rejects.toThrow(message);
  });
});

describe("readPackageCatalogue(read)", () => {
  it("gives the catalogue that the whole package has, and reads no figures for it", async () => {
    const files: string[] = [];
    const { indicators, organizations } = await readPackageCatalogue((path) => {
      files.push(path);
      return readShippedFile(path);
    });
    const whole = await readShipped();
    expect(indicators).toEqual(whole.indicators);
    expect(organizations).toEqual(whole.organizations);
    expect(files).toEqual(["datapackage.json", "indicators.csv", "organizations.csv"]);
  });

  it("finds the first region with a row of what is asked for, else the first of all", async () => {
    const { findRegion } = await readPackageCatalogue(readShippedFile);
    expect(await findRegion(({ period }) => period === "2024-08")).toBe("shili");
    expect(await findRegion(({ indicator }) => indicator === "phd_hired")).toBe("liyang");
    expect(await findRegion(() => false)).toBe("liyang");
  });
});
