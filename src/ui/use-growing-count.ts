import { useEffect, useState } from "react";

/** Rows that stand at once, and rows that are added each time; a thousand in one go keep the page from answering. */
const FIRST = 40;
const MORE = 80;

/** How many rows of a long list stand by now: the first at once, the others a few at a time, until all do. */
export function useGrowingCount(all: number): number {
  const [count, setCount] = useState(FIRST);
  useEffect(() => {
    if (count >= all) return;
    const timer = setTimeout(() => setCount(count + MORE));
    return () => clearTimeout(timer);
  }, [count, all]);
  return Math.min(count, all);
}
