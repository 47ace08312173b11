import { nameForm } from "#domain/terms/name-form.ts";
import { splitUnit } from "#intake/words/unit-text.ts";

/** Headings of catalogue tables by what their columns hold. One may be of several, which the kind of table decides. */
const WORDS = {
  serial: "序号 编号 序 项次 行次 no number 编码 代码",
  indicator:
    "指标名称 指标 指标项 指标内容 指标名 考核指标 考核指标名称 评价指标 工作指标 三级指标 考核内容 考核项目 考核事项 考核要点 目标名称 目标任务 工作任务 重点任务 主要指标 具体指标 统计指标 项目 内容 名称 indicator indicator_name kpi",
  "second-level": "二级指标",
  group:
    "一级指标 指标类别 指标分类 指标类型 类别 分类 类型 考核类别 考核维度 维度 板块 大类 模块 指标大类 工作类别 group category",
  unit: "单位 计量单位 指标单位 数据单位 度量单位 统计单位 unit",
  weight: "权重 分值 分数 标准分 标准分值 考核分值 基本分 基础分 满分 赋分 赋分值 配分 权重分 权重分值 权数 weight",
  target:
    "目标 目标值 年度目标 年度目标值 全年目标 全年目标值 年目标 目标数 目标任务数 任务数 任务 计划 计划数 年度计划 全年计划 考核目标 考核目标值 全年任务 年度任务 工作目标 全县目标 全市目标 全区目标 目标要求 指标值 计划值 target targets",
  department:
    "责任单位 责任部门 牵头单位 牵头部门 主管部门 主管单位 责任科室 牵头责任单位 考核单位 考核部门 责任主体 主责单位 承办单位 责任处室 报送单位 填报单位 department responsible",
  frequency:
    "报送频率 报送周期 报送频次 频率 频次 填报频率 填报周期 统计频率 统计周期 考核周期 采集频率 报送方式 报送时间 报表周期 监测周期 frequency",
  "data-source":
    "数据来源 来源 取数来源 数据出处 数据来源单位 数据提供单位 数据提供部门 采集渠道 数据渠道 佐证材料 source data_source",
  definition:
    "指标解释 计算口径 指标说明 统计口径 口径 口径说明 指标口径 指标定义 定义 指标含义 含义 计算方法 计算公式 解释 说明 考核口径 definition",
  platform:
    "平台名称 平台 平台全称 科创平台 科创平台名称 创新平台 创新平台名称 机构名称 机构 单位名称 全称 名称 院所名称 院所 研究院 研究院名称 载体名称 单位 责任单位 承担单位 实施单位 任务单位 platform platform_name",
  "short-name": "简称 平台简称 单位简称 机构简称 缩写 short_name",
  founded:
    "成立时间 成立日期 成立年月 成立年份 设立时间 设立日期 建立时间 组建时间 组建年月 揭牌时间 批复时间 批复日期 建成时间 注册时间 落户时间 签约时间 启用时间 运营时间 founded",
  closed: "撤销时间 撤销日期 关停时间 注销时间 终止时间 退出时间 closed",
  host: "依托单位 依托高校 负责高校 合作高校 共建高校 共建单位 建设单位 运营单位 举办单位 合作单位 依托主体 所属高校 建设主体 高校院所 牵头高校",
  staff: "人数 在编人数 人员规模 员工数 人员数 现有人员 现有人数 职工人数 从业人员 团队人数 在职人数 staff",
  fund: "基金规模 基金 注册资金 注册资本 创始基金 启动资金 投资规模 建设资金 资金规模 fund",
  place: "地址 所在地 所在地址 属地 所在区域 位置 注册地",
  person: "联系人 负责人 院长 主任 联系电话 电话 手机 法人 法定代表人 主要负责人 分管领导 责任人 经办人 联系方式",
  policy:
    "政策名称 文件名称 文件 文件标题 政策文件 政策 政策文件名称 制度名称 标题 文件名 政策标题 名称 制度文件 规范性文件名称 policy title",
  "document-number": "文号 发文字号 文件编号 文件号 发文编号 文件文号 发文号 文件字号",
  issuer:
    "发文单位 发文机关 发文部门 制定单位 制定机关 制发单位 出台单位 出台部门 印发单位 发布机构 发布单位 发布机关 印发机关 起草单位 牵头单位 责任单位 issuer",
  date: "发文日期 发文时间 印发时间 印发日期 发布日期 发布时间 出台时间 出台日期 施行日期 施行时间 成文日期 实施时间 实施日期 生效日期 生效时间 执行时间 日期 时间 date",
  "valid-until":
    "有效期至 有效期 失效日期 失效时间 截止日期 截止时间 到期时间 到期日期 废止时间 有效期限 执行期限 有效截止日期 valid_until",
  "policy-kind": "类型 类别 文件类型 政策类型 政策类别 文件类别 文种 kind",
  link: "链接 网址 网页链接 url link",
  note: "备注 说明 注 主要内容 政策要点 内容摘要 摘要 评分标准 评分办法 计分办法 计分方法 评分细则 考核标准 考核方式 考核办法 完成时限 remark note notes",
  actual:
    "完成数 完成值 实际完成 实际完成数 完成情况 实际 实际值 完成率 进度 完成进度 累计完成 本月完成 当月 本月 累计 本月数 累计数 实绩 得分 数值 值 同比 同比增长 actual value",
  period: "月份 时期 期间 年月 季度 统计时间 统计月份 报告期 period month",
} as const;

export type HeadingRole = keyof typeof WORDS;

const ROLES: ReadonlyMap<string, readonly HeadingRole[]> = (() => {
  const roles = new Map<string, HeadingRole[]>();
  for (const role of Object.keys(WORDS) as HeadingRole[])
    for (const word of WORDS[role].split(" ")) {
      const form = nameForm(word);
      roles.set(form, [...(roles.get(form) ?? []), role]);
    }
  return roles;
})();

const NONE: readonly HeadingRole[] = [];
/** 2026年目标, （2026年度）: a year says which target it is, not what the column holds. */
const YEAR = /(?:19|20)\d{2}年?度?/g;
const LONGEST = 40;

/** What a column below a heading may hold; a unit in brackets and a year do not matter. Empty for a heading that says nothing known. */
export function headingRoles(heading: string): readonly HeadingRole[] {
  if (heading.length > LONGEST || heading.trim() === "") return NONE;
  return rolesOf(heading) ?? rolesOf(splitUnit(heading).text) ?? rolesOf(withoutYear(heading)) ?? NONE;
}

function rolesOf(text: string): readonly HeadingRole[] | null {
  const form = nameForm(text);
  return ROLES.get(form) ?? ROLES.get(form.replace(/^(?:该|本|拟|其|主要|对应)/, "")) ?? null;
}

function withoutYear(heading: string): string {
  return splitUnit(heading.replace(YEAR, "")).text.replace(/[(（]\s*[)）]/g, "");
}

/** The year that a heading, a title or a name states alone; `null` for none or several. */
export function yearIn(text: string): number | null {
  const years = new Set(
    [...text.normalize("NFKC").matchAll(/(?<!\d)(20\d{2})(?!\d|[号.．]\d)(?=年|$|[^\d])/g)].map(([, y]) => Number(y)),
  );
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}
