import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bytesOfSeed, readCorpus } from "#tests/intake/fuzz-bytes.ts";
import { whyNoFuzz } from "#tests/intake/fuzz-when.ts";
import { workbookOfSeed } from "#tests/intake/fuzz-workbook.ts";
import { createUploader, type Uploader } from "#tests/server/fuzz-uploader.ts";

// More of them: `npm run soak -- fuzz-reader`.
let uploader: Uploader;
const corpus = readCorpus(process.cwd());

beforeAll(() => {
  uploader = createUploader();
});

afterAll(() => uploader.close());

const NO_FUZZ = whyNoFuzz(process.cwd(), process.env);

describe.skipIf(NO_FUZZ !== null)(
  `POST /uploads of hostile files${NO_FUZZ === null ? "" : ` (skipped: ${NO_FUZZ})`}`,
  () => {
    it("answers mutated and random text, and never with a fault of its own", async () => {
      expect(corpus.length).toBeGreaterThan(20);
      for (let seed = 1; seed <= 120; seed += 1)
        expect(await uploader.post(bytesOfSeed(seed, corpus), "a.csv"), `seed ${seed}`).toBeNull();
    }, 60_000);

    it("answers broken workbooks", async () => {
      for (let seed = 1; seed <= 80; seed += 1)
        expect(await uploader.post(workbookOfSeed(seed, corpus), "a.xlsx"), `seed ${seed}`).toBeNull();
    }, 60_000);
  },
);
