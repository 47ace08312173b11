import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** Steps a size is told in, so that a chart is not drawn anew for every pixel of a drag. */
const STEP = 20;

export type Size = { readonly width: number; readonly height: number };

/** Inner size of an element in CSS pixels, in steps; `null` until it stands on the page. */
export function useSize<E extends HTMLElement>(): [ref: RefObject<E | null>, size: Size | null] {
  const ref = useRef<E>(null);
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const next = { width: inSteps(element.clientWidth), height: inSteps(element.clientHeight) };
      setSize((last) => (last && last.width === next.width && last.height === next.height ? last : next));
    };
    measure();
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}

/** Inner width of an element, as `useSize` tells it. */
export function useWidth<E extends HTMLElement>(): [ref: RefObject<E | null>, width: number | null] {
  const [ref, size] = useSize<E>();
  return [ref, size?.width ?? null];
}

function inSteps(pixels: number): number {
  return Math.floor(pixels / STEP) * STEP;
}
