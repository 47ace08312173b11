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

const PIECE = 2000;
/** Most items of all lists together, and most characters: what reading may make of a file of the largest size. */
const MOST_ITEMS = 2_000_000;
const MOST_CHARACTERS = 60e6;

/** Thrown where a reading comes to more than the desk takes. */
export class TooMuchError extends Error {}

/** @throws TooMuchError */
export function* piecesOf(kind: ReadingKind, result: ReadingResult): Generator<Piece> {
  const room = { items: MOST_ITEMS, characters: MOST_CHARACTERS };
  const weighed = <T extends Piece>(piece: T): T => {
    weigh(piece.items, room);
    return piece;
  };
  if (kind !== "upload") {
    yield weighed({ list: "rest", items: [result] });
    return;
  }
  const { understood, observations, problems, publishedChanges, ...whole } = result as Reading;
  const { setAside, ...others } = understood;
  const hasChanges = publishedChanges !== undefined;
  const rest = { ...whole, understood: { ...others, setAside: [] }, hasChanges };
  yield weighed({ list: "rest", items: [rest] });
  for (const [list, items] of Object.entries({ observations, problems, publishedChanges, setAside } as const))
    for (let at = 0; at < (items?.length ?? 0); at += PIECE)
      yield weighed({ list: list as PieceList, items: items?.slice(at, at + PIECE) ?? [] });
}

function weigh(value: unknown, room: { items: number; characters: number }): void {
  if (typeof value === "string") room.characters -= value.length;
  else if (typeof value === "object" && value !== null) {
    room.items -= 0.1;
    for (const inner of Object.values(value)) weigh(inner, room);
  }
  if (room.characters < 0 || room.items < 0) throw new TooMuchError();
}
