import type { IndicatorFields } from "#domain/catalogue/catalogue-change.ts";
import type { Names } from "#domain/terms/names.ts";

const names = (zh: string, en: string): Names => ({ zh, en });

const GROUPS = {
  hiring: names("引才聚才", "Attracting talent"),
  stock: names("人才队伍", "Talent pool"),
  platforms: names("平台载体", "Platforms"),
  research: names("科技创新", "Research"),
  transfer: names("成果转化", "Transfer of results"),
  funds: names("投入保障", "Funds"),
  services: names("人才服务", "Services"),
  events: names("活动合作", "Events and cooperation"),
} as const satisfies Record<string, Names>;

type Given = Pick<IndicatorFields, "names" | "unit" | "definition"> &
  Partial<
    Pick<IndicatorFields, "unitMult" | "decimals" | "aggregation" | "additive" | "frequency" | "max" | "aliases">
  >;

/** A count that is added up over months and platforms, and better the higher, unless said otherwise. */
function of(group: keyof typeof GROUPS, given: Given): IndicatorFields {
  return {
    aliases: [],
    group: GROUPS[group],
    unitMult: 0,
    decimals: 0,
    direction: "higher",
    aggregation: "sum",
    additive: true,
    min: 0,
    max: null,
    headline: false,
    frequency: "month",
    ...given,
  };
}

const money = { unit: "yuan", unitMult: 4, decimals: 2 } as const;
const state = { aggregation: "last", frequency: "quarter" } as const;
const share = { unit: "percent", decimals: 1, aggregation: "ratio", additive: false, max: 100 } as const;

/** Definitions that talent offices commonly measure by, without figures: to pick from, and to be made one's own. */
export const STARTER_SET: readonly IndicatorFields[] = [
  of("hiring", {
    names: names("引进博士人数", "PhDs hired"),
    aliases: ["引进博士"],
    unit: "person",
    definition: names(
      "报告期内新引进、已签订劳动（聘用）合同并到岗的博士研究生人数，不含柔性引进。",
      "People with a doctorate newly hired under contract and at work in the period; part-time arrangements are not counted.",
    ),
  }),
  of("hiring", {
    names: names("引进硕士人数", "Masters hired"),
    aliases: ["引进硕士"],
    unit: "person",
    definition: names(
      "报告期内新引进、已签订劳动（聘用）合同并到岗的硕士研究生人数。",
      "People with a master's degree newly hired under contract and at work in the period.",
    ),
  }),
  of("hiring", {
    names: names("引进高层次人才数", "High-level talent hired"),
    aliases: ["引进高层次人才"],
    unit: "person",
    definition: names(
      "报告期内新引进、按当地分类目录认定的高层次人才人数。",
      "People newly hired who are recognized as high-level by the local list of categories.",
    ),
  }),
  of("hiring", {
    names: names("引进大学生人数", "Graduates hired"),
    unit: "person",
    definition: names(
      "报告期内来本地就业创业、签订合同或登记注册的全日制本专科以上毕业生人数。",
      "Graduates of full-time higher education who took up work or founded a firm here in the period.",
    ),
  }),
  of("hiring", {
    names: names("柔性引才人数", "Part-time experts engaged"),
    unit: "person",
    definition: names(
      "报告期内以兼职、顾问、项目合作等方式引进、签订协议的专家人数。",
      "Experts engaged by agreement as part-timers, advisers or for projects in the period.",
    ),
  }),
  of("hiring", {
    names: names("引进海外人才数", "Overseas talent hired"),
    unit: "person",
    definition: names(
      "报告期内新引进、具有海外学习或工作一年以上经历的人才人数。",
      "People newly hired who studied or worked abroad for at least a year.",
    ),
  }),
  of("hiring", {
    names: names("引进创新创业团队数", "Teams attracted"),
    unit: "item",
    definition: names(
      "报告期内新引进并完成落户签约的创新创业团队数量。",
      "Teams of founders or researchers that newly signed to settle here in the period.",
    ),
  }),
  of("hiring", {
    names: names("人才计划入选数", "Selected for talent programmes"),
    unit: "person",
    definition: names(
      "报告期内入选市级以上人才计划（工程）的人数，以公布文件为准。",
      "People selected for talent programmes of municipal level or above, by the published lists.",
    ),
  }),
  of("stock", {
    ...state,
    names: names("在岗人员数", "Staff"),
    unit: "person",
    definition: names(
      "报告期末在平台工作并签订合同的人员总数，可作为每百人类指标的分母。",
      "All people under contract and at work at the end of the period; serves as a denominator.",
    ),
  }),
  of("stock", {
    ...state,
    names: names("研发人员数", "Research staff"),
    unit: "person",
    definition: names(
      "报告期末从事研究与试验发展活动的人员数。",
      "People engaged in research and development at the end of the period.",
    ),
  }),
  of("stock", {
    ...state,
    names: names("高层次人才总量", "High-level talent"),
    unit: "person",
    definition: names(
      "报告期末在本地工作、按当地分类目录认定的高层次人才人数。",
      "People recognized as high-level who work here at the end of the period.",
    ),
  }),
  of("stock", {
    ...share,
    names: names("硕博人员占比", "Share with a master's degree or doctorate"),
    unit: "percent",
    definition: names(
      "报告期末具有硕士以上学位的人员占在岗人员的比重。",
      "Share of the staff with a master's degree or a doctorate at the end of the period.",
    ),
  }),
  of("platforms", {
    ...state,
    names: names("创新平台数", "Innovation platforms"),
    unit: "item",
    definition: names(
      "报告期末经市级以上部门认定或备案的创新平台（研究院、实验室、工程中心等）数量。",
      "Institutes, laboratories and centres recognized at municipal level or above, at the end of the period.",
    ),
  }),
  of("platforms", {
    names: names("新增省级以上平台数", "New platforms of provincial level"),
    unit: "item",
    definition: names(
      "报告期内新获省级以上认定的平台数量，以认定文件为准。",
      "Platforms newly recognized at provincial level or above, by the documents.",
    ),
  }),
  of("platforms", {
    ...state,
    names: names("在孵企业数", "Incubated firms"),
    unit: "enterprise",
    definition: names(
      "报告期末在平台孵化、签订孵化协议的企业数量。",
      "Firms incubated under agreement at the end of the period.",
    ),
  }),
  of("platforms", {
    names: names("新增孵化企业数", "Firms newly incubated"),
    aliases: ["孵化企业"],
    unit: "enterprise",
    definition: names(
      "报告期内新注册并签订孵化协议的企业数量。",
      "Firms newly registered and taken in for incubation in the period.",
    ),
  }),
  of("platforms", {
    names: names("新认定高新技术企业数", "New high-tech firms"),
    unit: "enterprise",
    frequency: "year",
    definition: names(
      "报告期内由平台孵化或服务、首次认定的高新技术企业数量。",
      "Firms incubated or served by platforms that were first recognized as high-tech firms.",
    ),
  }),
  of("platforms", {
    ...state,
    names: names("博士后工作站数", "Postdoctoral stations"),
    unit: "item",
    definition: names(
      "报告期末博士后科研工作站、创新实践基地数量。",
      "Postdoctoral stations and practice bases at the end of the period.",
    ),
  }),
  of("research", {
    names: names("科技项目立项数", "Research projects approved"),
    aliases: ["科技项目"],
    unit: "item",
    definition: names(
      "报告期内获批立项的市级以上科技计划项目数量。",
      "Projects of research programmes of municipal level or above that were approved in the period.",
    ),
  }),
  of("research", {
    names: names("发明专利申请数", "Invention patents applied for"),
    unit: "item",
    definition: names(
      "报告期内以本单位为申请人、已受理的发明专利申请数量。",
      "Applications for invention patents accepted in the period.",
    ),
  }),
  of("research", {
    names: names("发明专利授权数", "Invention patents granted"),
    aliases: ["发明专利授权"],
    unit: "item",
    definition: names(
      "报告期内获得授权的发明专利数量，以授权公告日为准。",
      "Invention patents granted in the period, by the day of the announcement.",
    ),
  }),
  of("research", {
    ...state,
    names: names("有效发明专利拥有量", "Invention patents in force"),
    unit: "item",
    definition: names("报告期末维持有效的发明专利数量。", "Invention patents in force at the end of the period."),
  }),
  of("research", {
    names: names("制定标准数", "Standards drawn up"),
    unit: "item",
    definition: names(
      "报告期内主持或参与制定并发布的国际、国家、行业和团体标准数量。",
      "International, national, industry and group standards published in the period in which a platform took part.",
    ),
  }),
  of("research", {
    names: names("科技奖励数", "Science awards"),
    unit: "item",
    frequency: "year",
    definition: names(
      "报告期内获得的市级以上科学技术奖励数量。",
      "Science and technology awards of municipal level or above.",
    ),
  }),
  of("research", {
    ...money,
    names: names("研发投入", "Spending on research"),
    aliases: ["研发经费投入"],
    frequency: "quarter",
    definition: names(
      "报告期内用于研究与试验发展活动的经费支出。",
      "Spending on research and development in the period.",
    ),
  }),
  of("transfer", {
    ...money,
    names: names("技术合同成交额", "Technology contracts"),
    definition: names(
      "报告期内经登记的技术开发、转让、许可、咨询和服务合同成交金额。",
      "Value of registered contracts of technology development, transfer, licensing, consulting and service.",
    ),
  }),
  of("transfer", {
    names: names("成果转化项目数", "Results transferred"),
    aliases: ["成果转化"],
    unit: "item",
    definition: names(
      "报告期内以转让、许可、作价入股等方式转化的科技成果项目数量。",
      "Results transferred by sale, licence or as a share in a firm in the period.",
    ),
  }),
  of("transfer", {
    ...money,
    names: names("成果转化收入", "Income from transfer"),
    definition: names("报告期内科技成果转化取得的收入。", "Income from the transfer of results in the period."),
  }),
  of("transfer", {
    names: names("服务企业数", "Firms served"),
    unit: "enterprise",
    definition: names(
      "报告期内签订合同并提供技术服务的企业数量，同一企业在一个报告期内计一次。",
      "Firms given technical services under contract; each is counted once in a period.",
    ),
  }),
  of("transfer", {
    names: names("校企合作项目数", "Projects with firms"),
    aliases: ["企业合作"],
    unit: "item",
    definition: names(
      "报告期内与企业签订的联合研发、共建实验室等合作项目数量。",
      "Projects agreed with firms in the period, such as joint research or a joint laboratory.",
    ),
  }),
  of("transfer", {
    names: names("新建创新联合体数", "New innovation consortia"),
    unit: "item",
    definition: names(
      "报告期内新组建、签订协议的创新联合体数量。",
      "Innovation consortia newly set up by agreement in the period.",
    ),
  }),
  of("funds", {
    ...money,
    names: names("人才专项资金拨付额", "Talent funds paid"),
    definition: names(
      "报告期内实际拨付的人才专项资金金额。",
      "Money actually paid from the funds for talent in the period.",
    ),
  }),
  of("funds", {
    ...money,
    ...state,
    names: names("人才基金规模", "Size of talent funds"),
    definition: names(
      "报告期末人才（科创）基金实缴到位的规模。",
      "Paid-in size of the funds for talent and start-ups at the end of the period.",
    ),
  }),
  of("funds", {
    ...money,
    names: names("人才基金投资额", "Invested by talent funds"),
    definition: names(
      "报告期内人才（科创）基金投向人才企业的金额。",
      "Invested in firms of talent by the funds in the period.",
    ),
  }),
  of("funds", {
    ...money,
    names: names("获得上级资金", "Funds from above"),
    definition: names(
      "报告期内到账的上级财政科技、人才资金金额。",
      "Money for science and talent received from higher levels in the period.",
    ),
  }),
  of("services", {
    ...state,
    names: names("人才公寓套数", "Talent flats"),
    aliases: ["人才公寓"],
    unit: "item",
    definition: names(
      "报告期末可供分配使用的人才公寓套数。",
      "Flats for talent ready for use at the end of the period.",
    ),
  }),
  of("services", {
    names: names("新增入住人才公寓人数", "People moved into talent flats"),
    unit: "person",
    definition: names("报告期内新办理入住手续的人才人数。", "People who moved into flats for talent in the period."),
  }),
  of("services", {
    names: names("培训人次", "Training attendances"),
    unit: "person",
    definition: names(
      "报告期内组织的人才培训参加人次，同一人参加多次的分别计算。",
      "Attendances at training for talent in the period; who comes twice counts twice.",
    ),
  }),
  of("services", {
    names: names("人才服务事项办结数", "Services completed"),
    unit: "item",
    definition: names(
      "报告期内办结的子女入学、医疗、落户等人才服务事项数量。",
      "Services completed for talent in the period: schools, health care, registration.",
    ),
  }),
  of("services", {
    ...share,
    names: names("人才服务满意率", "Satisfaction with services"),
    aggregation: "mean",
    unit: "percent",
    definition: names("报告期内回访评价为满意的占比。", "Share of those asked who were satisfied in the period."),
  }),
  of("events", {
    names: names("举办人才活动场次", "Events for talent"),
    unit: "event",
    definition: names(
      "报告期内举办的人才（项目）对接、路演、论坛等活动场次。",
      "Matching events, pitches and forums held in the period.",
    ),
  }),
  of("events", {
    names: names("对接高校院所数", "Universities approached"),
    unit: "item",
    definition: names(
      "报告期内开展实质对接（互访、签约）的高校、科研院所数量。",
      "Universities and institutes visited or agreed with in the period.",
    ),
  }),
];
