import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Whole numbers from 0 to below `below`, the same ones for the same seed (mulberry32). */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** The inputs of the project's own cases: where mutations begin. */
export function readCorpus(root: string): Uint8Array[] {
  const files = globSync("tests/cases/intake/*/input.*", { cwd: root }).sort();
  return files.map((file) => new Uint8Array(readFileSync(join(root, file))));
}

/** Signs of tables, and what readers have stumbled over. */
export const TOKENS = [
  ...'\n|\r|\r\n|,|;|\t|"|\'|""|\\|合计|注：|单位：人|2024年8月|2024.1|1-8月|超六成|数千|约|—|%|万|亿|１２|（|）'.split(
    "|",
  ),
  "|",
  " ",
  "  ",
  "\u0000",
  "\uFEFF",
  "__proto__",
  "9".repeat(400),
  "1e999",
  "指标,平台,时期,数值\n",
].map((token) => new TextEncoder().encode(token));

/** Bytes that some seed stands for: a case mutated, joined with another, repeated, or plain chance. */
export function bytesOfSeed(seed: number, corpus: readonly Uint8Array[]): Uint8Array {
  const random = createRandom(seed);
  let bytes = random(12) === 0 ? Uint8Array.from({ length: random(600) }, () => random(256)) : pick(corpus, random);
  const changes = 1 + random(12);
  for (let i = 0; i < changes; i += 1) bytes = mutate(bytes, corpus, random);
  return bytes;
}

export function pick<T>(values: readonly T[], random: (below: number) => number): T {
  const value = values[random(values.length)];
  if (value === undefined) throw new RangeError("nothing to pick from");
  return value;
}

/** One change by chance: bytes lost, replaced, doubled, repeated, taken from another case, or a sign of tables put in. */
export function mutate(from: Uint8Array, corpus: readonly Uint8Array[], random: (below: number) => number): Uint8Array {
  const at = random(from.length + 1);
  const to = Math.min(from.length, at + random(40));
  switch (random(8)) {
    case 0:
      return joined(from.subarray(0, at), from.subarray(to));
    case 1:
      return joined(from.subarray(0, at), Uint8Array.of(random(256)), from.subarray(at + 1));
    case 2:
      return joined(from.subarray(0, to), from.subarray(at, to), from.subarray(to));
    case 3: {
      const other = pick(corpus, random);
      const start = random(other.length);
      return joined(from.subarray(0, at), other.subarray(start, start + random(200)), from.subarray(at));
    }
    case 4:
      return from.subarray(0, at);
    case 5:
      return random(6) === 0
        ? joined(from.subarray(0, at), ...repeated(from.subarray(at, to), random), from.subarray(to))
        : from;
    default:
      return joined(from.subarray(0, at), pick(TOKENS, random), from.subarray(at));
  }
}

function repeated(piece: Uint8Array, random: (below: number) => number): Uint8Array[] {
  return Array.from({ length: Math.min(2 ** random(13), Math.ceil(60_000 / (piece.length + 1))) }, () => piece);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
