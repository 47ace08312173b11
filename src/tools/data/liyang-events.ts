import {
  HIRING,
  NOT_STATED,
  SINCE_JANUARY,
  SMART_CITY,
  STORAGE,
  type StatedPolicy,
  stated,
  THIS_YEAR,
  UNMANNED,
  YRD,
} from "./liyang-stated.ts";

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

/** What platforms of 溧阳市 were awarded, and what was held, opened and founded. */
export const LIYANG_EVENTS: readonly StatedPolicy[] = [...HONOURS, ...EVENTS];
