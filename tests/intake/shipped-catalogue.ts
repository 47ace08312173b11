import { readFile } from "node:fs/promises";
import type { IntakeCatalogue } from "#intake/read-upload.ts";
import { readDataPackage } from "#server/seed/data-package.ts";

const DATA = new URL("../../data/", import.meta.url);

/** The catalogue that the product ships with, for cases about its indicators and the platforms of the sample region. */
export const shippedCatalogue: IntakeCatalogue = {
  ...(await readDataPackage((name) => readFile(new URL(name, DATA), "utf8"))),
  region: "shili",
};
