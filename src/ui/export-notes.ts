import { revisionText } from "#charts/tooltip.ts";
import { formatPeriod } from "#domain/format-period.ts";
import { type Language, nameIn } from "#domain/names.ts";
import type { RegionData } from "#domain/region-data.ts";
import type { Revision } from "#domain/revision.ts";

/** The lines above every downloaded table: what it is, 示例数据, whose data of which revision, and how it reads back. */
export function exportNotes(
  title: string,
  data: RegionData,
  edition: { readonly dataset: string; readonly revision: number },
  revision: Revision | undefined,
  language: Language,
): string[] {
  const en = language === "en";
  const cited = revisionText(edition.revision, revision, language);
  const latest = revision?.latestPeriod ?? null;
  const until = latest === null ? "" : formatPeriod(latest, language);
  const source = [
    en
      ? `Source: Zhengxiao, ${nameIn(data.region.names, language)}`
      : `来源:政效,${nameIn(data.region.names, language)}`,
    cited,
    ...(revision ? [en ? `published by ${revision.publishedBy}` : `发布单位:${revision.publishedBy}`] : []),
    ...(until === "" ? [] : [en ? `newest figures of that revision: ${until}` : `该版最新数据:${until}`]),
    en ? `data set ${edition.dataset}` : `数据集 ${edition.dataset}`,
  ].join(" · ");
  return [
    title,
    ...(data.region.illustrative
      ? [en ? "Illustrative data: region and platforms are fictional" : "示例数据:地区和平台均为虚构"]
      : []),
    source,
    en
      ? "Rows with basis “reported” are as published and can be uploaded again; computed rows are not read."
      : "“数据性质”为“报送”的行与发布一致,可原样再次上传;“计算”的行不作为数据读入。",
  ];
}
