/**
 * Moves labels apart on one axis with the least total movement (isotonic regression, pool adjacent violators): the
 * order stays, neighbours end up at least `gap` apart, all within `low` and `high`. Where they cannot all keep the gap,
 * they share the room evenly.
 *
 * @returns the new positions in the order given
 */
export function spread(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const count = positions.length;
  if (count === 0) return [];
  const step = Math.min(gap, count > 1 ? Math.max(0, high - low) / (count - 1) : gap);
  const order = positions.map((_, i) => i).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const blocks: { sum: number; size: number }[] = [];
  for (const [place, i] of order.entries()) {
    let block = { sum: (positions[i] ?? 0) - place * step, size: 1 };
    let before = blocks[blocks.length - 1];
    while (before && before.sum / before.size > block.sum / block.size) {
      block = { sum: before.sum + block.sum, size: before.size + block.size };
      blocks.pop();
      before = blocks[blocks.length - 1];
    }
    blocks.push(block);
  }
  const result = new Array<number>(count).fill(0);
  const highest = Math.max(low, high - (count - 1) * step);
  let place = 0;
  for (const { sum, size } of blocks) {
    const base = Math.min(highest, Math.max(low, sum / size));
    for (let i = 0; i < size; i += 1) {
      result[order[place] ?? 0] = base + place * step;
      place += 1;
    }
  }
  return result;
}
