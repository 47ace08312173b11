import type { Report } from "./reports.ts";

/** One report passed forwards (added) or backwards (taken off). */
export interface Step {
  readonly report: Report;
  readonly forwards: boolean;
}

interface Way {
  readonly steps: readonly Step[];
  readonly lastLength: number;
}

/** Which of two codes of the same months holds where both were reported. */
export type Preference = "calendar" | "to-date";

/** One report a range of months, the preferred code where there are two. @param reports of one year */
export function pickReports(reports: readonly Report[], preference: Preference): Report[] {
  const ranges = new Map<string, Report>();
  for (const report of reports) {
    const { from, to } = report.period.range;
    const rival = ranges.get(`${from}-${to}`);
    const preferred = (report.period.kind === "to-date") === (preference === "to-date");
    if (!rival || preferred) ranges.set(`${from}-${to}`, report);
  }
  return [...ranges.values()];
}

/**
 * The reports that make up the months `from`..`to`: a way through the sums from January (nodes 0 to 12), each report a
 * step from the node before its first month to that of its last. The fewest steps; at as many, only forwards before
 * forwards and backwards; then the longer last step, and so on towards the first. Backwards goes over exact reports only.
 *
 * @returns null where there is no way, `inexact` where only inexact figures would have to be taken off
 */
export function findChain(reports: readonly Report[], from: number, to: number): readonly Step[] | "inexact" | null {
  const [start, end] = [from - 1, to];
  const forwards = reports.map((report) => ({ report, forwards: true }));
  const backwards = reports.map((report) => ({ report, forwards: false }));
  const sum = findWay(forwards, start, end);
  const difference = findWay(
    [...forwards, ...backwards].filter(({ report }) => report.exact),
    start,
    end,
  );
  if (sum && (!difference || sum.length <= difference.length)) return sum;
  if (difference) return difference;
  return findWay([...forwards, ...backwards], start, end) ? "inexact" : null;
}

/** Breadth first. */
function findWay(steps: readonly Step[], start: number, end: number): readonly Step[] | null {
  const ways = new Map<number, Way>([[start, { steps: [], lastLength: 0 }]]);
  let edge = [start];
  while (edge.length > 0 && !ways.has(end)) {
    const next = new Map<number, Way>();
    for (const node of edge) {
      for (const step of steps) {
        const { from, to } = step.report.period.range;
        const [tail, head] = step.forwards ? [from - 1, to] : [to, from - 1];
        if (tail !== node || ways.has(head)) continue;
        const way = { steps: [...(ways.get(node)?.steps ?? []), step], lastLength: to - from + 1 };
        const rival = next.get(head);
        if (!rival || isBetter(way, rival)) next.set(head, way);
      }
    }
    for (const [node, way] of next) ways.set(node, way);
    edge = [...next.keys()];
  }
  return ways.get(end)?.steps ?? null;
}

function isBetter(way: Way, rival: Way): boolean {
  if (way.lastLength !== rival.lastLength) return way.lastLength > rival.lastLength;
  return way.steps.at(-1)?.forwards === true && rival.steps.at(-1)?.forwards === false;
}
