/** The number that occurs most often; of several, the largest. */
export function modeOf(numbers: readonly number[]): number | null {
  const counts = new Map<number, number>();
  let best: number | null = null;
  for (const number of numbers) {
    const times = (counts.get(number) ?? 0) + 1;
    counts.set(number, times);
    const bestTimes = best === null ? 0 : (counts.get(best) ?? 0);
    if (times > bestTimes || (times === bestTimes && best !== null && number > best)) best = number;
  }
  return best;
}
