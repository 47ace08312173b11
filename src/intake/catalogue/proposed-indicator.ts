import type { Aggregation, Direction } from "#domain/catalogue/indicator.ts";
import type { CatalogueQuestion } from "#domain/reading/catalogue-reading.ts";
import type { Frequency } from "#domain/terms/period.ts";
import { isUnitMult, UNIT_MULTS, UNITS, type UnitCode, type UnitMult, unitNames } from "#domain/terms/unit.ts";
import { readUnit, type StatedUnit } from "#intake/words/unit-text.ts";

export type KeptUnit = { readonly unit: UnitCode; readonly unitMult: UnitMult };

/** A unit as the catalogue keeps one: 万人 as people by ten thousand, 千万元 by the million. `null` for a bare multiplier. */
export function keptUnit({ unit, mult }: StatedUnit): KeptUnit | null {
  if (unit === null) return null;
  if (mult <= 0 || unit === "percent") return { unit, unitMult: 0 };
  if (isUnitMult(mult)) return { unit, unitMult: mult };
  return { unit, unitMult: [...UNIT_MULTS].reverse().find((known) => known <= mult) ?? 0 };
}

/** Words of names that say what is counted, the first that fits. */
const UNIT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?:率|占比|比重|比例|增幅|增速|覆盖面|集聚度)$/, "percent:0"],
  [/金额|经费|投入额?$|资金|产值|营收|收入|投资|税收|基金规模|贷款|补贴|交易额/, "yuan:4"],
  [
    /(?:人数|人才|博士|硕士|专家|人员|学生|员工|院士|学者|大学生|技师|工程师|本科生|毕业生|团队成员)(?:引进|引育|总量|数量?|数)?$/,
    "person:0",
  ],
  [/企业|平台|机构|研究院|实验室|中心|载体|基地|工作站/, "enterprise:0"],
  [/活动|培训|对接会|论坛|沙龙|大赛|路演|讲座|座谈会|峰会/, "event:0"],
  [/专利|论文|项目|课题|成果|合同|标准|著作|产品|荣誉|奖项|案例/, "item:0"],
];

/** What an indicator is counted in by its name alone, as an answer to the question; `null` where no word says. */
export function unitByName(name: string): string | null {
  return UNIT_WORDS.find(([words]) => words.test(name))?.[1] ?? null;
}

export function unitOfAnswer(answer: string): KeptUnit {
  const [unit = "item", mult = "0"] = answer.split(":");
  const known = Object.hasOwn(UNITS, unit) ? (unit as UnitCode) : "item";
  const unitMult = Number(mult);
  return { unit: known, unitMult: isUnitMult(unitMult) ? unitMult : 0 };
}

/** Units that are offered. */
export const UNIT_OPTIONS: CatalogueQuestion["options"] = (
  [
    ["person", 0],
    ["item", 0],
    ["enterprise", 0],
    ["event", 0],
    ["edition", 0],
    ["yuan", 0],
    ["yuan", 4],
    ["yuan", 8],
    ["percent", 0],
  ] as const
).map(([unit, unitMult]) => ({ value: `${unit}:${unitMult}`, names: unitNames(unit, unitMult) }));

const STOCK =
  /存量|保有量|累计|总量|总数|拥有|现有|期末|年末|余额|常住|入驻|在(?:册|职|岗|站|孵|校|建|营|库|编)|有效(?:发明)?专利|规模$|备案数|持有/;
const FLOW =
  /新(?!材料|能源|型|兴)|引进|引育|招引|招聘|招收|完成|投入|举办|开展|组织|授权|申请|申报|获批|获得|获评|签约|发放|兑现|转化|实现|当年|本年|年度|认定|培养|培育|培训|入选|新增|增加|建成|hired|recruited|invested|granted|signed|held|trained|落地|发表|出台|解决|服务|走访|输送|孵化|金额|收入|产值|投资|到账/i;

/** Whether an indicator is a state or adds up, by its name; `null` where no word says, or words say both. */
export function aggregationByName(name: string, unit: UnitCode): Aggregation | null {
  if (unit === "percent") return "last";
  const isStock = STOCK.test(name);
  const isFlow = FLOW.test(name.replace(STOCK, ""));
  // 累计孵化企业 is a state: what adds up is said to have added up.
  if (isStock) return "last";
  return isFlow ? "sum" : null;
}

const COST = /流失|逾期|投诉|差错|事故|空置|失业|延期|退回|能耗|负债|欠费|违规|超时|办理时限|办结时间|空编/;

/** Which way is good, by the name and by whether the target is an upper bound. */
export function directionOf(name: string, isUpperBound: boolean): Direction {
  return isUpperBound || COST.test(name) ? "lower" : "higher";
}

/** Decimals that a unit usually has, and no fewer than the values have. */
export function decimalsOf({ unit, unitMult }: KeptUnit, values: readonly number[]): number {
  const usual = unit === "percent" ? 1 : unit === "yuan" && unitMult === 8 ? 2 : 0;
  const written = values.map((value) => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0);
  return Math.min(6, Math.max(usual, ...written));
}

const FREQUENCIES: readonly (readonly [RegExp, Frequency])[] = [
  [/半年|half|六个月|6个月/i, "half"],
  [/季|quarter|三个月|3个月/i, "quarter"],
  [/月|month/i, "month"],
  [/年|year|annual/i, "year"],
];

/** 月报, 每季度一次, 按月, 半年报; `null` for anything else (适时, 周报). */
export function readFrequency(text: string): Frequency | null {
  if (text.length > 40 || /周|旬|日报|每日|week|daily/i.test(text)) return null;
  return FREQUENCIES.find(([words]) => words.test(text))?.[1] ?? null;
}

/** The unit of a text, with what stands in brackets before it gone. */
export function unitOfText(text: string): KeptUnit | null {
  const stated = readUnit(text);
  return stated ? keptUnit(stated) : null;
}
