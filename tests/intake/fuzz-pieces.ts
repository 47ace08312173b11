import { createRandom, pick, TOKENS } from "./fuzz-bytes.ts";

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** More of what tables are made of than single changes put in: what repeats should be what readers look for. */
const SIGNS: readonly string[] = [
  ..."\n,;\t\"'a10-().:/^~=#…%{}[]|　\u00a0",
  ...[
    "\r\n",
    '""',
    '"a"',
    '"a,b"',
    '"\n"',
    "a,b",
    "1,2\n",
    "a,\n",
    "   ",
    "小计",
    "表1",
    "一、",
    "(一)",
    "①",
    "来源：",
  ],
  ...[
    "同比",
    "累计",
    "当期",
    "1月",
    "2024",
    "2024-08",
    "2024/8/1",
    "第一季度",
    "M08",
    "二十五",
    "null",
    "..",
    "12 p",
    ": b",
  ],
  ...["<table>", "<td>", "freq,unit\\geo\\TIME_PERIOD", "DATAFLOW", "Country Name"],
  ...TOKENS.map((token) => DECODER.decode(token)),
];

/**
 * A text of `size` bytes that some seed stands for: one or two short pieces over and over, in turn, one after the other or
 * numbered, below a head or none. A reader that looks back from each place for another needs the square of its length.
 */
export function piecesOfSeed(seed: number, corpus: readonly Uint8Array[], size: number): Uint8Array {
  const random = createRandom(seed ^ 0x91ece);
  const cut = (longest: number) => {
    const from = DECODER.decode(pick(corpus, random));
    const at = random(from.length);
    return from.slice(at, at + 1 + random(longest));
  };
  const piece = () =>
    Array.from({ length: 1 + random(6) }, () => (random(6) === 0 ? cut(60) : pick(SIGNS, random))).join("");
  const [one, other] = [piece(), piece()];
  const head = random(2) === 0 ? piece() : cut(random(3) === 0 ? 2000 : 1);
  const tail = random(3) === 0 ? piece() : "";
  const body = [
    () => filled(one, size),
    () => filled(one.repeat(1 + random(500)) + other, size),
    () => filled(one, size / 2) + filled(other, size / 2),
    () => numbered(one, other, size, 1 + random(1000)),
  ];
  return ENCODER.encode(head + pick(body, random)() + tail).subarray(0, size);
}

function filled(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / Math.max(1, piece.length)));
}

function numbered(before: string, after: string, size: number, numbers: number): string {
  const unit = Array.from({ length: numbers }, (_, i) => `${before}${i}${after}`).join("");
  return filled(unit, size);
}
