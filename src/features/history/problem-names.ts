import type { Names } from "#domain/names.ts";
import type { PROBLEM_TEXTS, ProblemCode } from "#intake/problems/problem-texts.ts";

type Texts = typeof PROBLEM_TEXTS;
/** Codes of what does not block a publish: the only ones a revision can have. */
type PublishedCode = { [C in ProblemCode]: Texts[C]["severity"] extends "error" ? never : C }[ProblemCode];

/** Kinds that earlier versions had; revisions published by them keep them in their log. */
export const RETIRED_PROBLEM_NAMES: Readonly<Record<string, Names>> = {
  "flags-dropped": { zh: "一个数据有几个标记，只保留了一个", en: "several flags on a figure, of which one was kept" },
};

/** What each kind of warning and note is about, without the figures of one case. */
export const PROBLEM_NAMES: Readonly<Record<PublishedCode, Names>> = {
  "other-delimiter": { zh: "有的行用了别的分隔符", en: "rows with another delimiter" },
  "header-doubtful": { zh: "表头可能是另一行", en: "another row may be the header" },
  "header-realigned": { zh: "标题已移到相符的列", en: "headings moved over the columns they agree with" },
  "table-not-read": { zh: "还有一张表没有读入", en: "a further table was not read" },
  "table-also-read": { zh: "另一张表也读入了", en: "a further table was read too" },
  "and-more": { zh: "同类问题未逐一列出", en: "more of a kind than are listed" },
  "package-part-missing": { zh: "数据包缺少所列的文件", en: "a file of the Data Package is missing" },
  "sheet-hidden": { zh: "隐藏的工作表没有读取", en: "hidden sheets were not read" },
  "sheet-of-targets": { zh: "目标值的工作表未作为数据", en: "a sheet of targets was left out" },
  "sheet-without-figures": { zh: "没有数据表的工作表", en: "sheets without a table of figures" },
  "sheet-not-read": { zh: "有数却没有读取的工作表", en: "sheets with figures that were not read" },
  "hidden-rows": { zh: "隐藏的行照样读入", en: "hidden rows were read" },
  "hidden-columns": { zh: "隐藏的列照样读入", en: "hidden columns were read" },
  "computed-rows": { zh: "计算结果的行没有读入", en: "computed rows were not read" },
  "group-title": { zh: "表头中的分组标题", en: "titles of groups in the header" },
  "name-taken": { zh: "相近的名称已认定", en: "near names were taken" },
  "decided-period": { zh: "时期按前后行判定", en: "periods decided by those beside them" },
  "day-dropped": { zh: "日期只取到月份", en: "days were left out of dates" },
  "as-of-title": { zh: "标题写“截至”，按当期数读取", en: "“as of” in the title: read as the period alone" },
  "region-assumed": { zh: "没有平台列,作为地区的数据", en: "no platform named: taken for the region" },
  "file-name-used": { zh: "取自文件名", en: "taken from the file's name" },
  "period-beside": { zh: "时期取自旁边一列", en: "period taken from the column beside" },
  "title-used": { zh: "取自标题或工作表名", en: "taken from the title or the sheet's name" },
  "column-by-content": { zh: "按内容判定的列", en: "columns told by their content" },
  "column-ignored": { zh: "没有读入的列", en: "columns that were not read" },
  "filled-down": { zh: "空格沿用上一行", en: "blank cells repeat the cell above" },
  "deletion-not-read": { zh: "删除行没有读入", en: "rows of deletions were not read" },
  "duplicate-same": { zh: "同一数据写了两处", en: "the same figure twice" },
  "future-period": { zh: "尚未开始的时期已有数据", en: "figures of periods that have not begun" },
  "footnote-mark": { zh: "数字旁的注释标记", en: "signs of notes beside figures" },
  "figure-remark": { zh: "数字后的说明", en: "remarks behind figures" },
  "person-times": { zh: "人次读作人数", en: "attendances read as people" },
  "invisible-signs": { zh: "看不见的字符已略去", en: "invisible characters were left out" },
  "windows-signs": { zh: "写错编码的标点已还原", en: "marks in another encoding were restored" },
  "blank-ahead": { zh: "未到报送时间的空格", en: "blank cells not yet due" },
  "unit-slip": { zh: "单位可能写错", en: "the unit may be wrong" },
  "falling-year-to-date": { zh: "累计数下降", en: "the year to date falls" },
  "figure-withdrawn": { zh: "已发布的数值改为缺报", en: "a published figure is reported missing" },
  "period-jump": { zh: "之前各月没有数据", en: "months before were passed over" },
  jump: { zh: "比往常变动大得多", en: "a change far beyond the usual" },
  "parts-above-total": { zh: "各平台合计大于地区数", en: "platforms come to more than their region" },
  "parts-differ-from-total": { zh: "各平台合计与地区数不符", en: "platforms do not come to their region" },
  "months-differ-from-year-to-date": { zh: "各月合计与累计数不符", en: "months do not come to the year to date" },
  "looks-like-year-to-date": { zh: "各月数像是累计数", en: "months look like a year to date" },
  "share-over-100": { zh: "占比超过 100%", en: "a share above 100 %" },
  "negative-count": { zh: "个数为负", en: "a negative count" },
  "fractional-count": { zh: "个数不是整数", en: "a count that is not whole" },
  "target-missing": { zh: "没有目标值", en: "targets are missing" },
  "far-above-target": { zh: "远超全年目标", en: "far above the year's target" },
  "break-noted": { zh: "备注提到口径变化", en: "a note speaks of a changed definition" },
  "published-change-differs": { zh: "表中同比与计算不一致", en: "stated and computed change differ" },
  "published-change-agrees": { zh: "表中同比与计算一致", en: "stated and computed changes agree" },
  "published-change-not-compared": { zh: "表中同比未能核对", en: "stated changes could not be checked" },
  "decimal-comma": { zh: "逗号读作小数点", en: "commas read as decimal points" },
};
