import { nameForm } from "#domain/terms/name-form.ts";
import { codeOfLabelled } from "./text-forms.ts";

/** Headings of what figures are broken down by. */
const DIMENSIONS: ReadonlySet<string> = new Set(
  "性别 年龄 年龄段 年龄组 学历 学位 学科 学科门类 专业 职称 人才层次 人才类型 行业 行业类别 领域 技术领域 国别 国籍 户口 城乡 登记注册类型 企业规模 用工形式 sex gender age agegroup age_group age_class education education_level edu isced11 isced degree field discipline nationality citizenship citizen sector nace nace_r2 industry activity occupation isco isco08 residence urban_rural size size_emp sizeclas s_adj adjustment breakdown dimension"
    .split(" ")
    .map(nameForm),
);
/** Of these one member alone is no figure of all: women hired are not those hired. */
const OF_PEOPLE: ReadonlySet<string> = new Set(
  "性别 年龄 年龄段 年龄组 sex gender age agegroup age_group age_class".split(" ").map(nameForm),
);
const TOTAL =
  /^(?:合计|总计|共计|小计|总数|全部|全体|不限|不分|男女合计|各年龄段?合计|total|all|t|sum|bothsexes|allages|totals|overall)$/;

export function isDimension(heading: string): boolean {
  return DIMENSIONS.has(nameForm(heading)) || DIMENSIONS.has(nameForm(codeOfLabelled(heading) ?? heading));
}

export function isDimensionOfPeople(heading: string): boolean {
  return OF_PEOPLE.has(nameForm(heading));
}

/** True of the member of a dimension that is all of the others together: 合计, _T, Total. */
export function isTotalMember(member: string): boolean {
  return [member, codeOfLabelled(member) ?? member].some((text) => TOTAL.test(nameForm(text)));
}
