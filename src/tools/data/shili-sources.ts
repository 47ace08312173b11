import type { Source } from "#domain/catalogue/source.ts";
import type { Names } from "#domain/terms/names.ts";

const PUBLISHER: Names = { zh: "示例市人才办(示例)", en: "Shili Talent Office (sample)" };

export const SHILI_SOURCE: Source = {
  code: "shili-sample",
  names: {
    zh: "示例数据(按固定种子生成,不对应任何真实地区)",
    en: "Sample data (generated from a seed, of no real place)",
  },
  publisher: PUBLISHER,
  published: null,
  url: null,
  illustrative: true,
};

export const SHILI_TARGET_SOURCE: Source = {
  code: "shili-sample-targets",
  names: { zh: "示例数据:年度目标", en: "Sample data: targets of the year" },
  publisher: PUBLISHER,
  published: null,
  url: null,
  illustrative: true,
};
