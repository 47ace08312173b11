import writeXlsxFile, { type Sheet, type SheetData } from "write-excel-file/node";
import { FREQUENCY_WORDS } from "#domain/catalogue/catalogue-words.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import { type Policy, policyKindName } from "#domain/catalogue/policy.ts";
import { sayTargetValue } from "#domain/catalogue/target-words.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { QUALIFIER_NAMES } from "#domain/terms/qualifier.ts";
import { OBS_STATUS_NAMES, statusCodes } from "#domain/terms/status.ts";
import { unitNames } from "#domain/terms/unit.ts";
import { columnWidth } from "#intake/out/column-width.ts";
import type { Archive } from "#server/store/archive/archive.ts";
import { type ArchivedContent, contentOf } from "./archived-content.ts";

type CellValue = string | number | null;
type Table = {
  readonly sheet: Names;
  readonly headers: readonly Names[];
  readonly rows: readonly (readonly CellValue[])[];
};

const names = (zh: string, en: string): Names => ({ zh, en });
const NAME = names("名称", "Name");
const INDICATOR = names("指标名称", "Indicator");
const ORGANIZATION = names("平台或地区", "Organization");
const PERIOD = names("时期", "Period");
const UNIT = names("单位", "Unit");
const HEADER_FILL = "#E8EEF4";
/** Width of a column in characters; one of Chinese is two wide. */
const WIDTH = { least: 8, most: 48 } as const;
/** Rows that decide how wide a column is. */
const MEASURED = 200;

/** What holds now of a region, as a workbook that an office reads: numbers as numbers, each figure with its file and cell. */
export async function writeWorkbook(archive: Archive, language: Language): Promise<Uint8Array> {
  const content = contentOf(archive);
  const tables = [
    aboutTable(content, language),
    indicatorTable(content, language),
    platformTable(content, language),
    targetTable(content, language),
    policyTable(content, language),
    figureTable(content, language),
  ];
  const sheets: Sheet<Buffer>[] = tables.map(({ sheet, headers, rows }) => {
    const titles = headers.map((header) => nameIn(header, language));
    return {
      sheet: nameIn(sheet, language),
      data: [
        titles.map((value) => ({ value, type: String, fontWeight: "bold" as const, backgroundColor: HEADER_FILL })),
        ...rows.map((row) => row.map(toCell)),
      ] satisfies SheetData,
      columns: titles.map((title, at) => ({
        width: columnWidth([title, ...rows.slice(0, MEASURED).map((row) => String(row[at] ?? ""))], WIDTH),
      })),
      stickyRowsCount: 1,
    };
  });
  return writeXlsxFile(sheets).toBuffer();
}

function toCell(value: CellValue): SheetData[number][number] {
  if (value === null || value === "") return null;
  return typeof value === "number" ? { value, type: Number } : { value, type: String };
}

function aboutTable({ region, revision, archive }: ArchivedContent, language: Language): Table {
  const rows: CellValue[][] = [
    [nameIn(names("地区", "Region"), language), nameIn(region.names, language)],
    [nameIn(names("版本", "Revision"), language), revision.number],
    [nameIn(names("发布", "Published"), language), revision.published_at],
    [nameIn(names("数据条数", "Figures"), language), archive.observations.filter(isCurrent).length],
  ];
  if (region.illustrative)
    rows.unshift([
      nameIn(names("示例数据：地区和平台均为虚构", "Sample data: region and platforms are fictional"), language),
      null,
    ]);
  return {
    sheet: names("说明", "About"),
    headers: [names("政效导出", "Exported from Zhengxiao"), names("", "")],
    rows,
  };
}

function indicatorTable({ indicators }: ArchivedContent, language: Language): Table {
  return {
    sheet: names("指标", "Indicators"),
    headers: [
      names("指标类别", "Group"),
      INDICATOR,
      names("英文名称", "English name"),
      UNIT,
      names("指标解释", "Definition"),
      names("责任单位", "Department"),
      names("报送频率", "Frequency"),
      names("数据来源", "Data source"),
      names("别名", "Aliases"),
    ],
    rows: indicators.map((indicator) => [
      nameIn(indicator.group, language),
      nameIn(indicator.names, language),
      indicator.names.en,
      nameIn(unitNames(indicator.unit, indicator.unitMult), language),
      nameIn(indicator.definition, language),
      indicator.department ?? null,
      indicator.frequency === undefined ? null : nameIn(FREQUENCY_WORDS[indicator.frequency], language),
      indicator.dataSource ?? null,
      indicator.aliases.join("、"),
    ]),
  };
}

function platformTable({ platforms }: ArchivedContent, language: Language): Table {
  return {
    sheet: names("平台", "Platforms"),
    headers: [
      names("平台名称", "Platform"),
      names("英文名称", "English name"),
      names("简称", "Short name"),
      names("成立时间", "Founded"),
      names("关停时间", "Closed"),
      names("别名", "Aliases"),
    ],
    rows: platforms.map((platform: Organization) => [
      nameIn(platform.names, language),
      platform.names.en,
      platform.shortNames ? nameIn(platform.shortNames, language) : null,
      platform.founded ?? null,
      platform.closed ?? null,
      platform.aliases.join("、"),
    ]),
  };
}

function targetTable(content: ArchivedContent, language: Language): Table {
  const { nameOf } = content;
  return {
    sheet: names("目标", "Targets"),
    headers: [
      INDICATOR,
      ORGANIZATION,
      PERIOD,
      names("目标值", "Target"),
      UNIT,
      names("原文", "As worded"),
      names("来源", "Source"),
    ],
    rows: content.targets.map((target) => [
      nameOf(target.indicator, language),
      nameOf(target.organization, language),
      formatPeriod(target.period, language),
      typeof target.value === "number" ? target.value : nameIn(sayTargetValue(target.value), language),
      content.unitOf(target.indicator, language),
      target.wording ?? null,
      content.sourceName(target.source, language),
    ]),
  };
}

function policyTable(content: ArchivedContent, language: Language): Table {
  return {
    sheet: names("政策", "Policies"),
    headers: [
      NAME,
      names("类别", "Kind"),
      names("文号", "Document number"),
      names("发文单位", "Issuing body"),
      names("日期", "Date"),
      names("有效期至", "Valid until"),
      names("适用平台", "Platforms"),
      names("相关指标", "Indicators"),
      names("要点或原文", "Summary or quotation"),
      names("链接", "Link"),
      names("来源", "Source"),
    ],
    rows: content.policies.map((policy: Policy) => [
      nameIn(policy.names, language),
      policyKindName(policy.kind, language),
      policy.documentNumber ?? null,
      policy.issuer ?? null,
      policy.date ?? nameIn(policy.dateStated, language),
      policy.validUntil ?? null,
      policy.organizations.map((code) => content.nameOf(code, language)).join("、"),
      policy.indicators.map((code) => content.nameOf(code, language)).join("、"),
      policy.quote,
      policy.link ?? null,
      content.sourceName(policy.source, language),
    ]),
  };
}

function figureTable(content: ArchivedContent, language: Language): Table {
  return {
    sheet: names("数据", "Figures"),
    headers: [
      INDICATOR,
      ORGANIZATION,
      PERIOD,
      names("数值", "Value"),
      UNIT,
      names("限定", "Qualifier"),
      names("状态", "Status"),
      names("原文", "As written"),
      names("来源文件", "File"),
      names("工作表", "Sheet"),
      names("单元格", "Cell"),
      names("发布", "Published by"),
      names("版本", "Revision"),
    ],
    rows: content.archive.observations.filter(isCurrent).map((row) => {
      const read = content.revisionOf(row.read_in ?? row.revision_from);
      return [
        content.nameOf(row.indicator, language),
        content.nameOf(row.organization, language),
        formatPeriod(row.period, language),
        row.value ?? row.text,
        content.unitOf(row.indicator, language),
        row.qualifier === "exact" ? null : nameIn(QUALIFIER_NAMES[row.qualifier], language),
        statusCodes(row.status)
          .filter((code) => code !== "A")
          .map((code) => nameIn(OBS_STATUS_NAMES[code], language))
          .join("、"),
        row.raw,
        read?.file_name ?? null,
        row.sheet,
        row.cell,
        read?.published_by ?? null,
        row.revision_from,
      ];
    }),
  };
}

function isCurrent({ revision_until }: { readonly revision_until: number | null }): boolean {
  return revision_until === null;
}
