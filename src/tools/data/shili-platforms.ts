import type { Organization } from "#domain/catalogue/organization.ts";
import type { Names } from "#domain/terms/names.ts";

export const SHILI = "shili";

/** A fictional platform and the character its figures are drawn with. */
export type ShiliPlatform = Organization & {
  /** Size against the usual platform. */
  readonly size: number;
  /** Growth of its flows a year, 1.08 for 8 %. */
  readonly growth: number;
  /** Its targets against what its model expects: above 1 it promises more than it brings. */
  readonly ambition: number;
};

function platform(
  number: number,
  names: Names,
  alias: string,
  size: number,
  growth: number,
  ambition: number,
): ShiliPlatform {
  return {
    code: `${SHILI}-p${String(number).padStart(2, "0")}`,
    names: { zh: names.zh, en: `${names.en} (sample)` },
    aliases: [alias],
    kind: "platform",
    parent: SHILI,
    illustrative: true,
    size,
    growth,
    ambition,
  };
}

/** Thirteen platforms that do not exist; every name says so. */
export const SHILI_PLATFORMS: readonly ShiliPlatform[] = [
  platform(1, { zh: "示例固态电池研究院", en: "Shili Solid-State Battery Institute" }, "示例电池院", 2.1, 1.1, 1.0),
  platform(2, { zh: "示例储能系统创新中心", en: "Shili Storage Systems Centre" }, "示例储能中心", 1.7, 1.12, 1.05),
  platform(3, { zh: "示例智能装备研究院", en: "Shili Smart Equipment Institute" }, "示例装备院", 1.4, 1.06, 0.95),
  platform(4, { zh: "示例新型电力研究院", en: "Shili New Power Institute" }, "示例电力院", 1.3, 1.07, 1.1),
  platform(5, { zh: "示例先进材料创新中心", en: "Shili Advanced Materials Centre" }, "示例材料中心", 1.2, 1.09, 0.9),
  platform(6, { zh: "示例氢能应用研究院", en: "Shili Hydrogen Institute" }, "示例氢能院", 0.8, 1.14, 1.2),
  platform(7, { zh: "示例智慧城市研究院", en: "Shili Smart City Institute" }, "示例智城院", 0.9, 1.02, 1.0),
  platform(8, { zh: "示例生物制造创新中心", en: "Shili Biomanufacturing Centre" }, "示例生物中心", 0.9, 1.1, 0.85),
  platform(9, { zh: "示例无人系统研究院", en: "Shili Unmanned Systems Institute" }, "示例无人院", 1.0, 1.11, 1.0),
  platform(10, { zh: "示例芯片设计中心", en: "Shili Chip Design Centre" }, "示例芯片中心", 0.7, 1.08, 1.25),
  platform(11, { zh: "示例绿色建造研究院", en: "Shili Green Building Institute" }, "示例建造院", 0.5, 1.0, 1.15),
  platform(12, { zh: "示例数字农业创新中心", en: "Shili Digital Farming Centre" }, "示例农业中心", 0.4, 1.04, 0.9),
  platform(13, { zh: "示例工业软件研究院", en: "Shili Industrial Software Institute" }, "示例软件院", 0.6, 1.13, 1.05),
];

/** The fictional region. */
export const SHILI_REGION: Organization = {
  code: SHILI,
  names: { zh: "示例市", en: "Shili City (sample)" },
  aliases: ["示例"],
  kind: "region",
  parent: null,
  illustrative: true,
  reportingDay: 10,
};
