/**
 * Headings of columns whose numbers name or date something: telephone numbers, codes, years of founding. Whoever reads figures need
 * not ask about them.
 */
const NAMES =
  /电话|手机|传真|邮编|编码|代码|编号|号码|证号|学号|工号|账号|卡号|票号|文号|批次|批号|版本|年级|届|期号|楼层|年龄|生日|年份|年度|日期|时间|面积|经度|纬度|地址|邮箱|联系人|负责人/;
const ENGLISH_NAMES =
  /\b(?:tel|phone|mobile|fax|zip|post ?code|code|id|no|serial|index|version|batch|age|year|date|url|coordinates?|vector|region|country|area|city|province|e?mail|lat(?:itude)?|lon(?:gitude)?|address|contact)\b/i;

/** Headings of numbers that judge or compare figures, or plan them: their figures are stated elsewhere. */
const JUDGES =
  /排名|排序|名次|位次|得分|评分|分值|权重|系数|进度|序时|完成率|完成比|达成|兑现率|目标|计划|任务|预算|预期|预计|同比|环比|增速|增幅|增长|增减|升降|差额|差异|差值|缺口|占比|比重|比例|百分比|均值|平均|%|％/;
const ENGLISH_JUDGES =
  /\b(?:rank(?:ing)?|score|weight|factor|progress|completion|target|plan(?:ned)?|goal|budget|quota|yoy|mom|pop|change|growth|share|percent(?:age)?|pct|ratio|average|mean|gap)\b/i;

export function namesThings(heading: string): boolean {
  return NAMES.test(heading) || ENGLISH_NAMES.test(plain(heading));
}

/** True of a heading whose numbers are no figures of an indicator. */
export function headsNoFigures(heading: string): boolean {
  return namesThings(heading) || JUDGES.test(heading) || ENGLISH_JUDGES.test(plain(heading));
}

/** 上年同期, 去年8月, 上月: figures like those of the table, of before. */
export function headsEarlierFigures(heading: string): boolean {
  return EARLIER.test(heading) && !/同比|环比|增|比(?:上|去|同)|较(?:上|去|同)|±|%|％/.test(heading);
}

const EARLIER = /上年|去年|前年|同期|上月|上期|上季|previous|prior|last (?:year|month|quarter)/i;

function plain(heading: string): string {
  return heading.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("_", " ");
}
