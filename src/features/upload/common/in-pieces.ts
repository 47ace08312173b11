/** Bytes that are read, copied or handed over in one go: a large file taken whole keeps the page from answering. */
const PIECE = 1 << 20;

/** Gives the pieces of something so large, where each begins and ends; the page answers between one and the next. */
export async function* inPieces(size: number): AsyncGenerator<readonly [from: number, to: number]> {
  for (let from = 0; from < size; from += PIECE) {
    yield [from, Math.min(size, from + PIECE)];
    await nextTask();
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
