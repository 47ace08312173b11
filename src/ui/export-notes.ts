import { revisionText } from "#charts/tooltip.ts";
import { type DatedRevision, isOfFigures } from "#domain/catalogue/revision.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatSource } from "#domain/say/format-source.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import type { RegionData } from "#domain/views/region-data.ts";

/** The lines above every downloaded table: what it is, 示例数据, whose data of which revision, and how it reads back. */
export function exportNotes(
  title: string,
  data: RegionData,
  edition: { readonly dataset: string; readonly revision: number },
  revisions: ReadonlyMap<number, DatedRevision>,
  language: Language,
): string[] {
  const en = language === "en";
  const region = nameIn(data.region.names, language);
  const own = revisionsOf(data.region.code, edition.revision, revisions);
  const shipped = own.filter(({ kind }) => kind === "seed");
  const newest = own.find((revision) => revision.kind !== "seed" && isOfFigures(revision));
  const source = [
    en ? `Source: Zhengxiao, ${region}` : `来源:政效,${region}`,
    en ? `as of revision ${edition.revision}` : `截至第${edition.revision}版`,
    ...(newest ? [publication(newest, language)] : []),
    ...shipped.map((revision) => origin(revision, language)),
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

/** The region's own, newest first; a revision of another region says nothing of these figures. */
function revisionsOf(region: string, upTo: number, revisions: ReadonlyMap<number, DatedRevision>): DatedRevision[] {
  return [...revisions.values()]
    .filter((revision) => revision.region === region && revision.number <= upTo)
    .sort((a, b) => b.number - a.number);
}

/** Where what was shipped was taken from: its source's publication, beside the day it was recorded here. */
function origin(revision: DatedRevision, language: Language): string {
  const cited = revisionText(revision.number, revision, language);
  const until = revision.latestPeriod === null ? "" : formatPeriod(revision.latestPeriod, language);
  const source = revision.source ? formatSource(revision.source, language) : "";
  return language === "en"
    ? [`shipped figures${source === "" ? "" : ` from: ${source}`}`, cited, until && `figures up to ${until}`]
        .filter((part) => part !== "")
        .join(", ")
    : [`随附数据${source === "" ? "" : `出自：${source}`}`, cited, until && `数据到${until}`]
        .filter((part) => part !== "")
        .join("，");
}

function publication(revision: DatedRevision, language: Language): string {
  const cited = revisionText(revision.number, revision, language);
  const { publishedBy, latestPeriod } = revision;
  const until = latestPeriod === null ? "" : formatPeriod(latestPeriod, language);
  return language === "en"
    ? `last published: ${cited}, by ${publishedBy}${until === "" ? "" : `, figures up to ${until}`}`
    : `本地区最近发布:${cited},${publishedBy}${until === "" ? "" : `,数据到${until}`}`;
}
