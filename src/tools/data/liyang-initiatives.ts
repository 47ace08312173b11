import { NOT_STATED, SEU, SINCE_JANUARY, STORAGE, type StatedPolicy, stated, UNMANNED } from "./liyang-stated.ts";

const INITIATIVES: readonly StatedPolicy[] = [
  stated(
    "initiative",
    "two-networks",
    SINCE_JANUARY,
    {
      zh: "“两网一中心”（智慧能源网、智能运载网、近零碳场景创新中心）",
      en: "“Two networks, one centre”: smart energy, smart mobility, near-zero-carbon scenarios",
    },
    "今年以来,依托天目湖先进储能技术研究院、东南大学溧阳研究院、智能无人装备产业创新中心等科创平台的有力支撑,重点打造“两网一中心”,即智慧能源网、智能运载网和近零碳场景创新中心",
    { organizations: [STORAGE, SEU, UNMANNED] },
  ),
  stated(
    "initiative",
    "near-zero-carbon-park",
    NOT_STATED,
    { zh: "近零碳园区示范样板", en: "Near-zero-carbon demonstration park" },
    "全力打造近零碳园区示范样板",
  ),
  // The sentence names a person before these words; they are quoted without.
  stated(
    "initiative",
    "sulfide-electrolyte",
    NOT_STATED,
    {
      zh: "全国首条百吨级硫化物固态电解质项目",
      en: "China's first 100-tonne-class sulfide solid-electrolyte project",
    },
    "全国首条百吨级硫化物固态电解质项目超亿元",
    { indicators: ["project_investment"] },
  ),
  stated(
    "initiative",
    "layout",
    NOT_STATED,
    { zh: "“人才走廊—人才社区—人才小镇”功能布局", en: "Layout of talent corridor, community and town" },
    "完善“人才走廊—人才社区—人才小镇”功能布局,全面铺展活力迸发优良生态",
  ),
  stated(
    "initiative",
    "wisdom-corridor",
    SINCE_JANUARY,
    { zh: "“智汇走廊”品牌", en: "“Wisdom Corridor” brand" },
    "擦亮“智汇走廊”品牌,今年以来,依托平台资源,举办第九届全国储能科学与技术大会、2024年凝聚态物理大会等行业峰会和学术论坛11场",
    { indicators: ["forums", "experts"] },
  ),
  stated(
    "initiative",
    "talent-town",
    NOT_STATED,
    { zh: "新能源人才小镇", en: "New Energy Talent Town" },
    "持续深化新能源人才小镇建设,加快配套高层次人才服务中心、小镇会客厅等服务阵地",
  ),
];

const SERVICES: readonly StatedPolicy[] = [
  stated(
    "service",
    "ip-service",
    NOT_STATED,
    { zh: "“溧知行”服务品牌", en: "“Li Zhi Xing” intellectual-property service" },
    "面对平台日益增长的知识产权保护需求,及时推出“溧知行”服务品牌",
    { indicators: ["ip_services"] },
  ),
  stated(
    "service",
    "talent-community",
    NOT_STATED,
    { zh: "人才社区服务赋能行动", en: "Talent-community service programme" },
    "精心开展人才社区服务赋能行动,定期举办项目路演、联谊沙龙、文娱体艺等活动",
  ),
  stated(
    "service",
    "service-centre",
    NOT_STATED,
    {
      zh: "高层次人才服务中心、小镇会客厅（加快配套）",
      en: "Service centre for high-level talent and the town's reception hall (being fitted out)",
    },
    "加快配套高层次人才服务中心、小镇会客厅等服务阵地",
  ),
];

/** What 溧阳市 builds and offers. */
export const LIYANG_INITIATIVES: readonly StatedPolicy[] = [...INITIATIVES, ...SERVICES];
