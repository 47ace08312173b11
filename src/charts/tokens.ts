/** Which ground the charts stand on: the page by day, the page by night, a wall read from three metres. */
export const GROUNDS = ["light", "dark", "wall"] as const;
export type Ground = (typeof GROUNDS)[number];

/** Rising and falling; `market` is the mainland stock-market habit, red up and green down, as a setting. */
export type DirectionConvention = "safe" | "market";
export type DirectionColors = { readonly up: string; readonly down: string; readonly flat: string };

/** Everything a chart needs to know about looks. Sizes are CSS pixels. */
export type ChartTokens = {
  readonly ground: Ground;
  readonly font: string;
  readonly size: {
    /** Ticks, notes, sources. */
    readonly small: number;
    /** Direct labels and values. */
    readonly label: number;
    readonly title: number;
  };
  readonly line: {
    readonly hair: number;
    readonly muted: number;
    readonly normal: number;
    readonly strong: number;
  };
  /** Diameter of a marked point. */
  readonly symbol: number;
  /** Thickness of a horizontal bar, and the height of the row it stands in. */
  readonly bar: number;
  readonly row: number;
  readonly gap: number;
  readonly color: {
    /** What the chart is drawn on. */
    readonly surface: string;
    readonly text: string;
    readonly secondary: string;
    readonly axis: string;
    readonly grid: string;
    /** Lines and bars that are there for context only. */
    readonly muted: string;
    /** Track behind a bar. */
    readonly track: string;
    readonly target: string;
    readonly policy: string;
    readonly break: string;
  };
  /**
   * Series colours in order of use. Text in any of them reaches 4.5:1 on the surface; any two stay apart under normal,
   * protan, deutan and tritan vision (tests/charts/tokens.test.ts computes it).
   */
  readonly categorical: readonly string[];
  readonly direction: DirectionColors;
  /** Completion against schedule: never the direction pair, always with a word. */
  readonly status: { readonly ahead: string; readonly "on-schedule": string; readonly behind: string };
};

/** In single quotes: ECharts writes it into the style attribute of server-drawn SVG as it is. */
const FONT =
  "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','Hiragino Sans GB',system-ui,sans-serif";

const DIRECTIONS: Record<Ground, Record<DirectionConvention, DirectionColors>> = {
  light: {
    safe: { up: "#1f5fbf", down: "#b8520a", flat: "#56637b" },
    market: { up: "#c0262d", down: "#12704e", flat: "#56637b" },
  },
  dark: {
    safe: { up: "#7fb2ff", down: "#ffae70", flat: "#a3b0c6" },
    market: { up: "#ff7b7b", down: "#5fe0a8", flat: "#a3b0c6" },
  },
  wall: {
    safe: { up: "#6cb1ff", down: "#ffa654", flat: "#b7c3cf" },
    market: { up: "#ff7b7b", down: "#5fe0a8", flat: "#b7c3cf" },
  },
};

const SCREEN_SIZES = {
  size: { small: 12, label: 12.5, title: 16 },
  line: { hair: 1, muted: 1.25, normal: 2, strong: 2.5 },
  symbol: 7,
  bar: 16,
  row: 32,
  gap: 8,
} as const;

const LIGHT: ChartTokens = {
  ground: "light",
  font: FONT,
  ...SCREEN_SIZES,
  color: {
    surface: "#ffffff",
    text: "#14213a",
    secondary: "#56637b",
    axis: "#8492a6",
    grid: "#e4e9f0",
    muted: "#c2cbd8",
    track: "#eceff5",
    target: "#14213a",
    policy: "#43506a",
    break: "#56637b",
  },
  categorical: ["#0b3f8f", "#8f3000", "#006d5b", "#7a52d6", "#5c1e49", "#7d7a12", "#2b7da1"],
  direction: DIRECTIONS.light.safe,
  status: { ahead: "#227f5b", "on-schedule": "#495765", behind: "#960003" },
};

const DARK: ChartTokens = {
  ground: "dark",
  font: FONT,
  ...SCREEN_SIZES,
  color: {
    surface: "#162032",
    text: "#e8edf5",
    secondary: "#a3b0c6",
    axis: "#6b7a93",
    grid: "#263248",
    muted: "#4a5872",
    track: "#212d42",
    target: "#e8edf5",
    policy: "#b8c3d6",
    break: "#a3b0c6",
  },
  categorical: ["#5794ff", "#e07629", "#35cc96", "#feda2c", "#bc70a0", "#86e9ff", "#b9b5fa"],
  direction: DIRECTIONS.dark.safe,
  status: { ahead: "#adf6a5", "on-schedule": "#afb7c1", behind: "#f9564f" },
};

const WALL: ChartTokens = {
  ...DARK,
  ground: "wall",
  size: { small: 22, label: 25, title: 38 },
  line: { hair: 1.5, muted: 2.5, normal: 4.5, strong: 5.5 },
  symbol: 14,
  bar: 30,
  row: 58,
  gap: 14,
  color: {
    surface: "#0b1520",
    text: "#f5f8fb",
    secondary: "#b7c3cf",
    axis: "#7d8b99",
    grid: "#1d2a37",
    muted: "#4a5a6a",
    track: "#1a2733",
    target: "#f5f8fb",
    policy: "#c8d2dc",
    break: "#b7c3cf",
  },
  direction: DIRECTIONS.wall.safe,
  status: { ahead: "#adf6a5", "on-schedule": "#b7c3cf", behind: "#ff5c55" },
};

export const CHART_TOKENS: Record<Ground, ChartTokens> = { light: LIGHT, dark: DARK, wall: WALL };

/** The tokens of a ground with the direction colours of a convention. */
export function chartTokens(ground: Ground, convention: DirectionConvention = "safe"): ChartTokens {
  const tokens = CHART_TOKENS[ground];
  return convention === "safe" ? tokens : { ...tokens, direction: DIRECTIONS[ground][convention] };
}

/** The same look larger or smaller, for walls of another resolution: every length times `factor`. */
export function scaleTokens(tokens: ChartTokens, factor: number): ChartTokens {
  const { size, line } = tokens;
  return {
    ...tokens,
    size: { small: size.small * factor, label: size.label * factor, title: size.title * factor },
    line: {
      hair: line.hair * factor,
      muted: line.muted * factor,
      normal: line.normal * factor,
      strong: line.strong * factor,
    },
    symbol: tokens.symbol * factor,
    bar: tokens.bar * factor,
    row: tokens.row * factor,
    gap: tokens.gap * factor,
  };
}
