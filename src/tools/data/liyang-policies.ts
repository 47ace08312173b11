import type { Names } from "#domain/names.ts";
import type { Policy } from "#domain/policy.ts";

type StatedPolicy = Omit<Policy, "region" | "source">;

type When = Pick<Policy, "date" | "dateStated">;

/** The article's own words for a date, and no more precision than they have. */
const SINCE_JANUARY: When = { date: "2024-01/..2024-09-06", dateStated: { zh: "今年以来", en: "this year to date" } };
const THIS_YEAR: When = { date: "2024-01/..2024-09-06", dateStated: { zh: "今年", en: "this year" } };
const NOT_STATED: When = { date: null, dateStated: { zh: "未注明", en: "not stated" } };

function stated(
  kind: Policy["kind"],
  code: string,
  when: When,
  names: Names,
  quote: string,
  more: Partial<Pick<Policy, "organizations" | "indicators">> = {},
): StatedPolicy {
  return { code: `liyang-${code}`, names, kind, organizations: [], indicators: [], ...when, ...more, quote };
}

const YRD = "liyang-yrd-physics";
const UNMANNED = "liyang-unmanned";
const STORAGE = "liyang-tmh-storage";
const SMART_CITY = "liyang-cqu-smart-city";
const SEU = "liyang-seu";
const HIRING = { indicators: ["phd_hired", "master_hired"] };

const POLICIES: readonly StatedPolicy[] = [
  stated(
    "policy",
    "integrated-planning",
    SINCE_JANUARY,
    { zh: "“产业+平台+人才”一体谋划", en: "Integrated planning of industry, platforms and talent" },
    "今年以来,溧阳坚持“产业+平台+人才”一体谋划,更加突出平台在推动产才融合发展中的桥梁纽带作用",
  ),
  stated(
    "policy",
    "implementation-opinions",
    SINCE_JANUARY,
    {
      zh: "《关于进一步释放科创平台引才聚才新优势的实施意见》",
      en: "Implementation Opinions on Further Releasing the Talent-Attraction Advantages of Sci-Tech Innovation Platforms",
    },
    "由溧阳市委人才办牵头,制定出台《关于进一步释放科创平台引才聚才新优势的实施意见》,推动“各管一段”的条线政策向“高效协同”的政策体系转变",
    HIRING,
  ),
  stated(
    "policy",
    "tianmu-list",
    { date: "2024-S1", dateStated: { zh: "上半年(仅研究起草)", en: "first half of the year (drafting only)" } },
    {
      zh: "新一轮“天目湖英才榜”人才政策(研究起草)",
      en: "New round of the Tianmu Lake Talent List policy (being drafted)",
    },
    "上半年,以研究起草新一轮“天目湖英才榜”人才政策为契机",
  ),
];

const MECHANISMS: readonly StatedPolicy[] = [
  stated(
    "mechanism",
    "joint-meeting",
    SINCE_JANUARY,
    { zh: "“联席会议+定期评估”", en: "Joint meeting with regular evaluation" },
    "以“联席会议+定期评估”形式扎实推进",
  ),
  stated(
    "mechanism",
    "provincial-programmes",
    NOT_STATED,
    {
      zh: "支持平台申报省级以上重点研发计划和重大专项",
      en: "Support for platforms' applications to provincial and national R&D programmes",
    },
    "全力支持平台申报省级以上重点研发计划和重大专项",
  ),
  stated(
    "mechanism",
    "salon",
    THIS_YEAR,
    { zh: "“新溧量”科创沙龙", en: "“Xin Li Liang” innovation salon, every two months" },
    "每2个月举办一期“新溧量”科创沙龙",
    { indicators: ["salons"] },
  ),
  stated(
    "mechanism",
    "open-bidding",
    NOT_STATED,
    { zh: "“揭榜挂帅”制度", en: "Open bidding for key problems" },
    "积极推行“揭榜挂帅”制度,支持鼓励科创平台聚焦行业“卡脖子”难题",
    { indicators: ["consortia"] },
  ),
  stated(
    "mechanism",
    "grant-investment",
    NOT_STATED,
    { zh: "“拨投联动”", en: "Grants linked with investment" },
    "给予平台孵化的优质项目“拨投联动”支持,护航初创科技型企业茁壮成长",
  ),
  stated(
    "mechanism",
    "talent-fund",
    NOT_STATED,
    { zh: "人才创新母基金", en: "Talent innovation fund of funds" },
    "设立2.4亿人才创新母基金,重点支持科技含量足、市场前景好的产业化项目",
    { indicators: ["fund_size"] },
  ),
  stated(
    "mechanism",
    "ip-service",
    NOT_STATED,
    { zh: "“溧知行”服务品牌", en: "“Li Zhi Xing” intellectual-property service" },
    "面对平台日益增长的知识产权保护需求,及时推出“溧知行”服务品牌",
    { indicators: ["ip_services"] },
  ),
  stated(
    "mechanism",
    "layout",
    NOT_STATED,
    { zh: "“人才走廊—人才社区—人才小镇”功能布局", en: "Layout of talent corridor, community and town" },
    "完善“人才走廊—人才社区—人才小镇”功能布局,全面铺展活力迸发优良生态",
  ),
  stated(
    "mechanism",
    "wisdom-corridor",
    SINCE_JANUARY,
    { zh: "“智汇走廊”品牌", en: "“Wisdom Corridor” brand" },
    "擦亮“智汇走廊”品牌,今年以来,依托平台资源,举办第九届全国储能科学与技术大会、2024年凝聚态物理大会等行业峰会和学术论坛11场",
    { indicators: ["forums", "experts"] },
  ),
  stated(
    "mechanism",
    "talent-community",
    NOT_STATED,
    { zh: "人才社区服务赋能行动", en: "Talent-community service programme" },
    "精心开展人才社区服务赋能行动,定期举办项目路演、联谊沙龙、文娱体艺等活动",
  ),
  stated(
    "mechanism",
    "talent-town",
    NOT_STATED,
    { zh: "新能源人才小镇", en: "New Energy Talent Town" },
    "持续深化新能源人才小镇建设,加快配套高层次人才服务中心、小镇会客厅等服务阵地",
  ),
];

const HONOURS: readonly StatedPolicy[] = [
  stated(
    "honour",
    "honour-yrd-physics",
    SINCE_JANUARY,
    {
      zh: "长三角物理研究中心获评省先进动力和储能电池技术创新中心",
      en: "Yangtze River Delta Physics Research Center rated provincial technology innovation centre for power and storage batteries",
    },
    "长三角物理研究中心获评省先进动力和储能电池技术创新中心",
    { organizations: [YRD], indicators: ["honours"] },
  ),
  stated(
    "honour",
    "honour-unmanned",
    SINCE_JANUARY,
    {
      zh: "江苏智能无人装备产业创新中心获评省新型装备关键技术工程研究中心",
      en: "Jiangsu Intelligent Unmanned Equipment Industrial Innovation Center rated provincial engineering research centre",
    },
    "江苏智能无人装备产业创新中心获评省新型装备关键技术工程研究中心",
    { organizations: [UNMANNED], indicators: ["honours"] },
  ),
  stated(
    "honour",
    "honour-postdoc",
    SINCE_JANUARY,
    {
      zh: "天目湖先进储能技术研究院、重庆大学溧阳智慧城市研究院入选国家级博士后科研工作站",
      en: "Tianmu Lake storage institute and Chongqing University smart-city institute named national postdoctoral workstations",
    },
    "天目湖先进储能技术研究院、重庆大学溧阳智慧城市研究院入选国家级博士后科研工作站",
    { organizations: [STORAGE, SMART_CITY], indicators: ["honours"] },
  ),
];

const EVENTS: readonly StatedPolicy[] = [
  stated(
    "event",
    "overseas-promotion",
    THIS_YEAR,
    { zh: "“海外名校优生江苏行”溧阳站专场推介", en: "Liyang leg of “overseas graduates to Jiangsu”" },
    "举办“海外名校优生江苏行”溧阳站专场推介、“名城名校合作行”校园人才日等活动",
    HIRING,
  ),
  stated(
    "event",
    "campus-day",
    THIS_YEAR,
    { zh: "“名城名校合作行”校园人才日", en: "Campus talent day of “cities and universities together”" },
    "举办“海外名校优生江苏行”溧阳站专场推介、“名城名校合作行”校园人才日等活动",
    HIRING,
  ),
  stated(
    "event",
    "enclave-nanjing",
    THIS_YEAR,
    { zh: "启用溧阳(南京)创新中心", en: "Liyang (Nanjing) Innovation Centre opened" },
    "接连启用溧阳(南京)创新中心、溧阳(杭州)协同创新中心,加强科创平台与创新飞地的双向联动",
  ),
  stated(
    "event",
    "enclave-hangzhou",
    THIS_YEAR,
    { zh: "启用溧阳(杭州)协同创新中心", en: "Liyang (Hangzhou) Collaborative Innovation Centre opened" },
    "接连启用溧阳(南京)创新中心、溧阳(杭州)协同创新中心,加强科创平台与创新飞地的双向联动",
  ),
  stated(
    "event",
    "energy-alliance",
    NOT_STATED,
    { zh: "成立新能源产业人才创新联盟", en: "New Energy Industry Talent Innovation Alliance founded" },
    "成立新能源产业人才创新联盟、新型电力和新能源装备产业创新联盟等行业组织",
  ),
  stated(
    "event",
    "power-alliance",
    NOT_STATED,
    {
      zh: "成立新型电力和新能源装备产业创新联盟",
      en: "New Power and New-Energy Equipment Industry Innovation Alliance founded",
    },
    "成立新能源产业人才创新联盟、新型电力和新能源装备产业创新联盟等行业组织",
  ),
  stated(
    "event",
    "soe-consortium",
    THIS_YEAR,
    {
      zh: "天目湖先进储能技术研究院入选中央企业新型储能创新联合体",
      en: "Tianmu Lake storage institute joined the central enterprises' new energy-storage consortium",
    },
    "天目湖先进储能技术研究院作为成员单位入选中央企业新型储能创新联合体",
    { organizations: [STORAGE] },
  ),
  stated(
    "event",
    "two-networks",
    SINCE_JANUARY,
    {
      zh: "“两网一中心”(智慧能源网、智能运载网、近零碳场景创新中心)",
      en: "“Two networks, one centre”: smart energy, smart mobility, near-zero-carbon scenarios",
    },
    "今年以来,依托天目湖先进储能技术研究院、东南大学溧阳研究院、智能无人装备产业创新中心等科创平台的有力支撑,重点打造“两网一中心”,即智慧能源网、智能运载网和近零碳场景创新中心",
    { organizations: [STORAGE, SEU, UNMANNED] },
  ),
  stated(
    "event",
    "storage-congress",
    SINCE_JANUARY,
    {
      zh: "第九届全国储能科学与技术大会",
      en: "9th National Conference on Energy Storage Science and Technology",
    },
    "举办第九届全国储能科学与技术大会、2024年凝聚态物理大会等行业峰会和学术论坛11场",
    { indicators: ["forums"] },
  ),
  stated(
    "event",
    "physics-congress",
    { date: "2024", dateStated: { zh: "2024年", en: "2024" } },
    { zh: "2024年凝聚态物理大会", en: "2024 Condensed Matter Physics Conference" },
    "举办第九届全国储能科学与技术大会、2024年凝聚态物理大会等行业峰会和学术论坛11场",
    { indicators: ["forums"] },
  ),
];

/** What 溧阳市 enacted, set up, was awarded and held, as the article words it. */
export const LIYANG_POLICIES: readonly StatedPolicy[] = [...POLICIES, ...MECHANISMS, ...HONOURS, ...EVENTS];
