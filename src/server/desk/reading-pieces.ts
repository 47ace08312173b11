import type { Reading } from "#intake/read-upload.ts";
import type { ReadingKind, ReadingResult } from "./reading-job.ts";

type PieceList = "observations" | "problems" | "publishedChanges" | "setAside";

/**
 * A result on its way from the process that reads to the desk: long lists in pieces, so that the desk does other things
 * between them, and every piece checked when it comes, as the process had a stranger's file in its hands.
 */
export type Piece =
  | { readonly list: PieceList; readonly items: readonly unknown[] }
  | { readonly list: "rest"; readonly items: readonly [unknown] };

/** Most items of a piece, and bytes about from which on it is sent: what comes at once is in memory more than once. */
const PIECE = 2000;
const PIECE_BYTES = 500_000;
/** Bytes that values take in the desk's memory, about: of each, and beside those of a character, of a text. */
const VALUE = 8;
const OBJECT = 32;
const TEXT = 16;
const CHARACTER = 2;
/** Most of such bytes that a reading may come to, beside those of as many figures as there may be. */
const BESIDE_FIGURES = 32e6;
const FIGURE = 450;

/** Most bytes that a reading takes in the desk's memory, where a file may have so many rows. */
export function mostReadingBytes(rows: number): number {
  return BESIDE_FIGURES + rows * FIGURE;
}

/** Thrown where a reading comes to more than the desk takes. */
export class TooMuchError extends Error {}

/** @throws TooMuchError */
export function* piecesOf(kind: ReadingKind, result: ReadingResult, most: number): Generator<Piece> {
  const room = { bytes: most };
  if (kind !== "upload") {
    weigh(result, room);
    yield { list: "rest", items: [result] };
    return;
  }
  const { understood, observations, problems, publishedChanges, ...whole } = result as Reading;
  const { setAside, ...others } = understood;
  const hasChanges = publishedChanges !== undefined;
  const rest = { ...whole, understood: { ...others, setAside: [] }, hasChanges };
  weigh(rest, room);
  yield { list: "rest", items: [rest] };
  for (const [list, items] of Object.entries({ observations, problems, publishedChanges, setAside } as const))
    for (const part of partsOf(items ?? [], room)) yield { list: list as PieceList, items: part };
}

function* partsOf(items: readonly unknown[], room: { bytes: number }): Generator<unknown[]> {
  let part: unknown[] = [];
  let before = room.bytes;
  for (const item of items) {
    weigh(item, room);
    part.push(item);
    if (part.length < PIECE && before - room.bytes < PIECE_BYTES) continue;
    yield part;
    part = [];
    before = room.bytes;
  }
  if (part.length > 0) yield part;
}

function weigh(value: unknown, room: { bytes: number }): void {
  room.bytes -= VALUE;
  if (typeof value === "string") room.bytes -= TEXT + CHARACTER * value.length;
  else if (typeof value === "object" && value !== null) {
    room.bytes -= OBJECT;
    for (const inner of Object.values(value)) weigh(inner, room);
  }
  if (room.bytes < 0) throw new TooMuchError();
}
