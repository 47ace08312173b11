import { describe, expect, it } from "vitest";
import { sourcesIn } from "./sources.ts";

const ROOMS = ["src/charts", "src/features", "src/ui"];
/** Sentences of figures; what is to be known of each stands at the tables below them. */
const IN_SENTENCES = ["src/features/source/formula.ts"];

const files = ROOMS.flatMap((room) => sourcesIn(room));

describe("a figure that people read", () => {
  it("is said with its remarks: views take it from say-figure.ts and from nowhere else", () => {
    const bare = files.filter(({ text }) => /\bformatFigure\b/.test(text)).map(({ path }) => path);
    expect(bare).toEqual([]);
  });

  it("is never shown by its number alone", () => {
    const calling = files.filter(({ text }) => /\bsayFigure\(/.test(text));
    const lossy = calling.filter(({ text }) => !/\b(remarks|note|line)\b/.test(text)).map(({ path }) => path);
    expect(calling.length).toBeGreaterThan(10);
    expect(lossy.filter((path) => !IN_SENTENCES.includes(path))).toEqual([]);
  });
});
