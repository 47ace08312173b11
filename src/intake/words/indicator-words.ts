import type { Aggregation, Direction } from "#domain/catalogue/indicator.ts";
import type { UnitCode, UnitMult } from "#domain/terms/unit.ts";

/**
 * What the name of an indicator says of it: 在站博士后人数 counts people and is a stock, 人才流失率 is a rate and better when
 * lower. The first word that stands in a name counts; what says more stands first.
 */
type Word<T> = readonly [pattern: RegExp, says: T];

const UNITS_SAID: readonly Word<readonly [UnitCode, UnitMult]>[] = [
  [/[率比]$|占比|比例|比重|百分比|增幅|增速|满意度|覆盖面|\b(?:rate|ratio|share|percentage)\b/i, ["percent", 0]],
  [
    /金额|资金|经费|投资|产值|收入|营收|税收|补贴|补助|贷款|融资|基金|成本|支出|销售额|\b(?:amount|funds?|funding|revenue|investment|output value)\b/i,
    ["yuan", 4],
  ],
  [/场次|[场次]数|活动|路演|沙龙|讲座|对接会|招聘会|\b(?:events?|meetings?)\b/i, ["event", 0]],
  [/期数|期次|\bsessions?\b/i, ["edition", 0]],
  [/企业|公司|机构|单位|[家户]数|实验室|平台数|\b(?:enterprises?|compan(?:y|ies)|firms?)\b/i, ["enterprise", 0]],
  [
    /人[数次员才]|人$|博士|硕士|院士|专家|人才|学生|毕业生|员工|教授|工程师|团队成员|\b(?:people|persons?|phds?|staff|talents?|experts?)\b/i,
    ["person", 0],
  ],
  [/[项个件篇]数|项目|专利|论文|课题|成果|标准|产品|奖|\b(?:projects?|patents?|papers?)\b/i, ["item", 0]],
];

const AGGREGATIONS_SAID: readonly Word<Aggregation>[] = [
  [
    /新增|引进|引育|新建|新设|新签|举办|开展|组织|发放|培训|培养|完成|受理|授权|申请|发表|转化|落地|签约|当月|本月|\b(?:new|added|hired|held|completed|granted)\b/i,
    "sum",
  ],
  [
    /在站|在岗|在册|在职|在校|在孵|在库|现有|现存|存量|保有|拥有|总量|总数|总人数|余额|期末|月末|年末|累计|规模|面积|\b(?:stock|balance|total|existing|in service)\b/i,
    "last",
  ],
];

const DIRECTIONS_SAID: readonly Word<Direction>[] = [
  [
    /流失|离职|投诉|逾期|超期|超时|成本|能耗|排放|事故|缺口|空置|闲置|失业|耗时|时长|天数|\b(?:lost|leavers?|complaints?|overdue|cost|vacan|accidents?|days)\b/i,
    "lower",
  ],
];

export const unitSaid = (name: string) => said(UNITS_SAID, name);
export const aggregationSaid = (name: string) => said(AGGREGATIONS_SAID, name);
export const directionSaid = (name: string) => said(DIRECTIONS_SAID, name);

/** The word of a name that says something of it, and what. */
function said<T>(words: readonly Word<T>[], name: string): { readonly word: string; readonly says: T } | null {
  for (const [pattern, says] of words) {
    const found = pattern.exec(name.slice(0, LONGEST));
    if (found) return { word: found[0], says };
  }
  return null;
}

/** Names are shorter. */
const LONGEST = 200;
