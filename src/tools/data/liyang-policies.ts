import { HIRING, NOT_STATED, SINCE_JANUARY, type StatedPolicy, stated, THIS_YEAR } from "./liyang-stated.ts";

const POLICIES: readonly StatedPolicy[] = [
  stated(
    "policy",
    "plenum-decision",
    NOT_STATED,
    {
      zh: "党的二十届三中全会《决定》",
      en: "Decision of the Third Plenum of the 20th CPC Central Committee (cited by the article)",
    },
    "党的二十届三中全会《决定》指出,加强创新资源统筹和力量组织,推动科技创新和产业创新融合发展",
  ),
  stated(
    "policy",
    "quality-city-year",
    NOT_STATED,
    { zh: "“品质城市突破年”工作主题", en: "“Quality City Breakthrough Year”, theme of the work" },
    "紧扣溧阳“品质城市突破年”工作主题",
  ),
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
    { date: "2024-S1", dateStated: { zh: "上半年（仅研究起草）", en: "first half of the year (drafting only)" } },
    {
      zh: "新一轮“天目湖英才榜”人才政策（研究起草）",
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
    { zh: "“新溧量”科创沙龙（每2个月一期）", en: "“Xin Li Liang” innovation salon, every two months" },
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
];

/** What 溧阳市 enacted and set up, as the article words it. */
export const LIYANG_POLICIES: readonly StatedPolicy[] = [...POLICIES, ...MECHANISMS];
