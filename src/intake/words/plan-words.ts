import { nameForm } from "#domain/terms/name-form.ts";
import { splitUnit } from "./unit-text.ts";

/** Headings of planned figures are shorter. */
const LONGEST = 40;
const WHOSE = "(?:本|全|当)?(?:年度?|季度?|月度?)?(?:工作)?(?:下达|分解|考核|既定)?";
/** 计划完成数 is planned, 任务完成数 is not. */
const PLANNED = "(?:(?:计划|预计|预期|预定|应|拟)完成|(?:目标|计划|任务|预算|预期|预计)(?:任务|目标|指标)?)";
const OF_WHAT = "(?:数|值|量|额|人数|个数|家数|数量|金额|安排)?";
const CHINESE = new RegExp(`^${WHOSE}${PLANNED}${OF_WHAT}$`);
const ENGLISH =
  /^(?:annual|yearly|fullyear|monthly|quarterly)?(?:target|plan|planned|goal|budget|budgeted|quota)s?(?:values?|figures?|numbers?)?$/;
/** 引进博士目标数, 引进博士(年度目标): what the name is planned to come to. A programme may be called 博士计划. */
const BEHIND = /(?:的)?(?:本|全)?(?:年度?)?(?:目标[数值]?|计划[数值]|任务[数值]|预[计期][数值])$/;
const BEFORE = /^(?:本|全)?(?:年度?)?(?:目标|计划|预计|应|拟)(?:完成)?/;

/** True of a heading that says that the figures below it are planned and not of what: 年度目标数, 计划完成, Target. */
export function isPlan(heading: string): boolean {
  if (heading.length > LONGEST) return false;
  return [heading, splitUnit(heading).text].map(nameForm).some((form) => CHINESE.test(form) || ENGLISH.test(form));
}

/** What a heading says is planned, 引进博士 of 引进博士目标数; none where it says of nothing that it is. */
export function plannedNames(heading: string): string[] {
  if (heading.length > LONGEST) return [];
  const form = nameForm(splitUnit(heading).text);
  return [form.replace(BEHIND, ""), form.replace(BEFORE, "")].filter((name) => name !== form && name !== "");
}
