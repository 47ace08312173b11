import type { Indicator } from "./books.ts";
import type { Random } from "./random.ts";

/** What a region reports on and who reports: names as files write them. */
export interface Catalogue {
  readonly region: NamedThing;
  readonly platforms: readonly NamedThing[];
  readonly indicators: readonly NamedIndicator[];
}

export interface NamedThing {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export interface NamedIndicator extends Indicator, NamedThing {
  readonly unit: "person" | "item" | "enterprise" | "yuan" | "percent";
  readonly unitMult: 0 | 4;
  /** Of values as written. */
  readonly decimals: 0 | 1 | 2;
}

const STEMS = [..."甲乙丙丁戊己庚辛壬癸子丑寅卯"];

const PLAIN = { unit: "item", unitMult: 0, unitKind: "count", decimals: 0, min: "0", direction: "higher" } as const;
const FLOW = { ...PLAIN, aggregation: "sum", additive: true } as const;
const RATE = { ...PLAIN, unit: "percent", unitKind: "percent", decimals: 1, additive: false } as const;

/** One of each kind there is. */
const INDICATORS: readonly NamedIndicator[] = [
  { ...FLOW, code: "visits", zh: "示例走访服务", en: "Sample visits" },
  { ...FLOW, code: "hires", zh: "示例引进人才", en: "Sample hires", unit: "person" },
  {
    ...FLOW,
    code: "funds",
    zh: "示例资助金额",
    en: "Sample funds",
    unit: "yuan",
    unitMult: 4,
    unitKind: "money",
    decimals: 2,
  },
  {
    ...FLOW,
    code: "outlay",
    zh: "示例办会支出",
    en: "Sample outlay",
    unit: "yuan",
    unitKind: "money",
    decimals: 1,
    direction: "lower",
  },
  { ...FLOW, code: "complaints", zh: "示例投诉件数", en: "Sample complaints", direction: "lower" },
  { ...FLOW, code: "net_inflow", zh: "示例人才净流入", en: "Sample net inflow", unit: "person", min: null },
  { ...FLOW, code: "forums", zh: "示例论坛场数", en: "Sample forums", additive: false },
  { ...FLOW, code: "tenants", zh: "示例在孵企业", en: "Sample tenants", unit: "enterprise", aggregation: "last" },
  {
    ...FLOW,
    code: "fund_balance",
    zh: "示例基金余额",
    en: "Sample balance",
    unit: "yuan",
    unitMult: 4,
    unitKind: "money",
    decimals: 1,
    aggregation: "last",
    min: null,
  },
  { ...RATE, code: "top_share", zh: "示例领军占比", en: "Sample share", aggregation: "last" },
  { ...RATE, code: "satisfaction", zh: "示例满意率", en: "Sample satisfaction", aggregation: "mean" },
  { ...RATE, code: "retention", zh: "示例留用率", en: "Sample retention", aggregation: "ratio" },
];

/** 2 to 14 platforms and 3 to 6 indicators, at least two of them flows that are added up over the platforms. */
export function inventCatalogue(random: Random): Catalogue {
  const platforms = STEMS.slice(0, random.integer(2, STEMS.length)).map((stem, index) => ({
    code: `lizhou-${String(index + 1).padStart(2, "0")}`,
    zh: `示例${stem}研究院`,
    en: `Sample institute ${String.fromCharCode(65 + index)}`,
  }));
  const isAdded = ({ aggregation, additive }: NamedIndicator) => aggregation === "sum" && additive;
  const flows = draw(INDICATORS.filter(isAdded), 2, random);
  const others = draw(
    INDICATORS.filter((each) => !flows.includes(each)),
    random.integer(1, 4),
    random,
  );
  return {
    region: { code: "lizhou", zh: "示例州", en: "Lizhou (sample)" },
    platforms,
    indicators: [...flows, ...others].map((each) => ({ ...each, mult: each.unitMult })),
  };
}

/** The same with indicators that are computed from some of it: a sum or a difference, a ratio, a ratio of a sum. */
export function withComputed(catalogue: Catalogue, random: Random): Catalogue {
  const addable = catalogue.indicators.filter(({ aggregation }) => aggregation === "sum" || aggregation === "last");
  const computed: NamedIndicator[] = [];
  const [first] = draw(addable, 1, random);
  const alike = addable.filter(
    (each) => each !== first && each.unit === first?.unit && each.aggregation === first.aggregation,
  );
  if (first && alike.length > 0) {
    const other = random.pick(alike);
    const isDifference = random.chance(0.4);
    const nonNegative = !isDifference && first.min !== null && other.min !== null;
    computed.push({
      ...first,
      ...{ code: "together", zh: "示例合计指标", en: "Sample sum", additive: false },
      min: nonNegative ? "0" : null,
      recipe: {
        kind: "sum",
        plus: isDifference ? [first.code] : [first.code, other.code],
        minus: isDifference ? [other.code] : [],
      },
    });
  }
  const numerator = random.pick([...addable, ...computed.filter(({ recipe }) => recipe?.kind === "sum")]);
  const denominator = random.pick(addable.filter(({ code }) => code !== numerator.code));
  const both = numerator.aggregation === "last" && denominator.aggregation === "last";
  computed.push({
    ...RATE,
    ...(random.chance(0.5) ? {} : ({ unit: "person", unitKind: "count" } as const)),
    ...{ code: "ratio", zh: "示例比率", en: "Sample ratio", decimals: 2 },
    direction: random.chance(0.3) ? "lower" : "higher",
    aggregation: both ? "last" : "ratio",
    min: numerator.min,
    recipe: {
      kind: "ratio",
      numerator: numerator.code,
      denominator: denominator.code,
      factor: random.pick(["1", "100", "1000000", "0.5", "12"]),
    },
  });
  return { ...catalogue, indicators: [...catalogue.indicators, ...computed] };
}

/** So many different things, in their order. */
function draw<T>(things: readonly T[], count: number, random: Random): T[] {
  const left = [...things];
  while (left.length > count) left.splice(random.integer(0, left.length - 1), 1);
  return left;
}
