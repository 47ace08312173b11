import type { Browser, CDPSession, Page } from "playwright-core";

/** What one load of one page gave: milliseconds from the start of the navigation, bytes as transferred. */
export type LoadMeasure = {
  readonly firstText: number;
  /** When the last of the expected charts had its first pixels. */
  readonly drawn: number;
  /** When anything was last drawn on a chart. */
  readonly settled: number;
  readonly bytes: number;
  readonly layoutShift: number;
  /** From the click to the last drawing, every chart having been drawn anew; `null` where the page has no such change. */
  readonly change: number | null;
  readonly charts: number;
};

export type Target = {
  readonly url: string;
  /** The words of the button that changes all charts. */
  readonly change: string | null;
};

export type LoadOptions = {
  readonly throttle: number /** Found by a first load when absent. */;
  readonly charts?: number;
};

/** What the page writes down about itself. */
type Notes = {
  readonly first: Map<HTMLCanvasElement, number>;
  readonly last: Map<HTMLCanvasElement, number>;
  shift: number;
};

declare global {
  interface Window {
    loadNotes: Notes;
  }
}

/** Without further drawing for so many ms a page counts as settled. */
const QUIET = { known: 500, unknown: 2000 } as const;

/** Loads a page once in a context of its own, nothing cached. */
export async function measureLoad(browser: Browser, target: Target, options: LoadOptions): Promise<LoadMeasure> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const bytes = await countBytes(session);
    await session.send("Emulation.setCPUThrottlingRate", { rate: options.throttle });
    await page.addInitScript(takeNotes);
    await page.goto(target.url, { waitUntil: "commit" });
    await waitUntilDrawn(page, options.charts ?? null);
    const loaded = await page.evaluate(readNotes);
    const total = bytes();
    const change = target.change === null ? null : await measureChange(page, target.change);
    return { ...loaded, bytes: total, change };
  } finally {
    await context.close();
  }
}

async function countBytes(session: CDPSession): Promise<() => number> {
  let total = 0;
  await session.send("Network.enable");
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    total += encodedDataLength;
  });
  return () => total;
}

/**
 * Runs in the page before its own code. Notes when each canvas was drawn on: once for each turn, at its end, so that the
 * noting costs next to nothing and the time includes the drawing.
 */
function takeNotes(): void {
  const notes: Notes = { first: new Map(), last: new Map(), shift: 0 };
  window.loadNotes = notes;
  const turn = new Set<HTMLCanvasElement>();
  const endTurn = () => {
    const now = performance.now();
    for (const canvas of turn) {
      if (!notes.first.has(canvas)) notes.first.set(canvas, now);
      notes.last.set(canvas, now);
    }
    turn.clear();
  };
  const note = (canvas: HTMLCanvasElement) => {
    if (turn.size === 0) queueMicrotask(endTurn);
    turn.add(canvas);
  };
  const drawing = CanvasRenderingContext2D.prototype;
  for (const name of ["stroke", "fill", "fillText"] as const) {
    const draw = drawing[name];
    Reflect.set(drawing, name, function (this: CanvasRenderingContext2D, ...args: unknown[]) {
      note(this.canvas);
      return Reflect.apply(draw, this, args);
    });
  }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const value: unknown = Reflect.get(entry, "value");
      if (typeof value === "number") notes.shift += value;
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** Polls seldom, so that the asking does not slow what is asked about. */
async function waitUntilDrawn(page: Page, charts: number | null): Promise<void> {
  await page.waitForFunction(
    ({ charts, quiet }) => {
      const { first, last } = window.loadNotes;
      const shown = [...document.querySelectorAll("canvas")];
      const isDrawn = shown.length >= (charts ?? 1) && shown.every((canvas) => first.has(canvas));
      return isDrawn && performance.now() - Math.max(...last.values()) > quiet;
    },
    { charts, quiet: charts === null ? QUIET.unknown : QUIET.known },
    { polling: 100, timeout: 60_000 },
  );
}

function readNotes() {
  const { first, last, shift } = window.loadNotes;
  const shown = [...document.querySelectorAll("canvas")];
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return {
    firstText: paint?.startTime ?? Number.NaN,
    drawn: Math.max(...shown.map((canvas) => first.get(canvas) ?? Number.NaN)),
    settled: Math.max(...shown.map((canvas) => last.get(canvas) ?? Number.NaN)),
    layoutShift: shift,
    charts: shown.length,
  };
}

async function measureChange(page: Page, words: string): Promise<number> {
  const start = await page.evaluate((words) => {
    const controls = [...document.querySelectorAll<HTMLElement>("button, label")];
    const control = controls.find(({ textContent }) => textContent?.trim() === words);
    if (!control) throw new Error(`nothing reads ${words}`);
    const now = performance.now();
    control.click();
    return now;
  }, words);
  await page.waitForFunction(
    ({ start, quiet }) => {
      const { last } = window.loadNotes;
      const times = [...document.querySelectorAll("canvas")].map((canvas) => last.get(canvas) ?? 0);
      return times.every((time) => time > start) && performance.now() - Math.max(...times) > quiet;
    },
    { start, quiet: QUIET.known },
    { polling: 100, timeout: 60_000 },
  );
  const { settled } = await page.evaluate(readNotes);
  return settled - start;
}
