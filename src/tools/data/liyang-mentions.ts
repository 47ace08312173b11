import { IN_RECENT_YEARS, NEXT, NOT_STATED, SINCE_JANUARY, type StatedPolicy, stated } from "./liyang-stated.ts";

/** Organizations that the article names and gives no figure of. Its lists end in 等, so there are more. */
const ORGANIZATIONS: readonly StatedPolicy[] = [
  stated(
    "organization",
    "talent-office",
    NOT_STATED,
    {
      zh: "溧阳市委人才办（牵头制定《实施意见》）",
      en: "Talent Office of the CPC Liyang Municipal Committee (led the drafting of the Implementation Opinions)",
    },
    "由溧阳市委人才办牵头,制定出台《关于进一步释放科创平台引才聚才新优势的实施意见》",
  ),
  stated(
    "organization",
    "iop-cas",
    IN_RECENT_YEARS,
    {
      zh: "中科院物理所（联合创建重点科创平台）",
      en: "Institute of Physics, Chinese Academy of Sciences (joint founder of key platforms)",
    },
    "与中科院物理所、上海交大等高校院所联合创建13家重点科创平台",
  ),
  stated(
    "organization",
    "sjtu",
    IN_RECENT_YEARS,
    {
      zh: "上海交大（联合创建重点科创平台）",
      en: "Shanghai Jiao Tong University (joint founder of key platforms)",
    },
    "与中科院物理所、上海交大等高校院所联合创建13家重点科创平台",
  ),
  stated(
    "organization",
    "tianmu-xiandao",
    NOT_STATED,
    { zh: "天目先导（平台孵化的企业）", en: "Tianmu Xiandao (pinyin), an enterprise incubated by the platforms" },
    "孵化了天目先导、速豹动力等科技人才企业近百家",
  ),
  stated(
    "organization",
    "subao-dongli",
    NOT_STATED,
    { zh: "速豹动力（平台孵化的企业）", en: "Subao Dongli (pinyin), an enterprise incubated by the platforms" },
    "孵化了天目先导、速豹动力等科技人才企业近百家",
  ),
];

const PLANS: readonly StatedPolicy[] = [
  stated(
    "plan",
    "next-industries",
    NEXT,
    {
      zh: "抢抓低空经济、合成生物、电动船舶、车联网未来产业布局",
      en: "Industries of the future: low-altitude economy, synthetic biology, electric vessels, connected vehicles",
    },
    "下一步,溧阳将以科创平台能级跃升带动全域创新提能,不断强化企业科技创新主体地位,抢抓低空经济、合成生物、电动船舶、车联网未来产业布局",
  ),
  stated(
    "plan",
    "next-transfer",
    NEXT,
    {
      zh: "畅通产学研成果对接和产业化机制",
      en: "Smoother matching of research with industry, and bringing it to market",
    },
    "深化创新资源和产业要素整合,畅通产学研成果对接和产业化机制",
  ),
  stated(
    "plan",
    "next-studios",
    NEXT,
    { zh: "完善推广科学家工作室等运营模式", en: "Improving and spreading ways of running such as scientist studios" },
    "完善推广科学家工作室等运营模式,让各类人才在科技成果转移转化、技术技能应用实践中获得应有收益、激发更强动力",
  ),
  stated(
    "plan",
    "next-dual-posts",
    NEXT,
    { zh: "深入实施“双岗互聘”工作", en: "More dual posts in platforms and in enterprises or universities" },
    "深入实施“双岗互聘”工作,进一步打通平台与企业、高校人才交流通道",
  ),
];

const CONTEXT: readonly StatedPolicy[] = [
  stated(
    "context",
    "new-energy-capital",
    IN_RECENT_YEARS,
    { zh: "“新能源之都”建设", en: "“Capital of New Energy”" },
    "近年来,溧阳主动投身“新能源之都”建设,紧紧围绕产业链协同部署创新链",
  ),
  stated(
    "context",
    "three-areas",
    SINCE_JANUARY,
    { zh: "三个方面的工作", en: "Three areas of work" },
    "更加突出平台在推动产才融合发展中的桥梁纽带作用,重点开展了以下三个方面的工作",
  ),
  stated(
    "context",
    "key-task",
    { date: null, dateStated: { zh: "全年", en: "the whole year" } },
    {
      zh: "“提高平台引才聚才效能”为全年人才工作两项重点任务之一（另一项文中未列）",
      en: "Platforms that attract talent better: one of the year's two key tasks (the article does not name the other)",
    },
    "将“提高平台引才聚才效能”列为全年人才工作的两项重点任务之一",
  ),
  stated(
    "context",
    "fields",
    NOT_STATED,
    {
      zh: "新能源、新材料、生物医药等重点研发方向",
      en: "New energy, new materials, biomedicine and other fields of research",
    },
    "围绕新能源、新材料、生物医药等重点研发方向靶向招引",
  ),
  stated(
    "context",
    "settle-reassure-thrive",
    NOT_STATED,
    { zh: "“安身、安心、安业”", en: "“Settle, be at ease, thrive”" },
    "在“安身、安心、安业”上给予更多的信任、更好的帮助、更有力的支持",
  ),
  stated(
    "context",
    "trillion-city",
    NEXT,
    {
      zh: "常州“万亿之城再出发”（提法，不是溧阳的指标）",
      en: "Changzhou's “trillion-yuan city sets out again” (a slogan, no figure of Liyang)",
    },
    "力争在产才融合上走出特色、走出成绩,为常州“万亿之城再出发”贡献智慧和力量",
  ),
];

/** What else the article says of 溧阳市: whom it names, what comes next, and the background. */
export const LIYANG_MENTIONS: readonly StatedPolicy[] = [...ORGANIZATIONS, ...PLANS, ...CONTEXT];
