import { mkdir, writeFile } from "node:fs/promises";
import { dataFiles } from "#tools/data/files.ts";

/** Writes the data package the product ships with. A test holds the committed files against it. */
const folder = new URL("../../data/", import.meta.url);

await mkdir(folder, { recursive: true });
for (const [name, text] of dataFiles()) {
  await writeFile(new URL(name, folder), text);
  console.log(`data/${name}  ${Buffer.byteLength(text)} bytes`);
}
