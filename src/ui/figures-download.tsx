import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import type { DatedRevision } from "#domain/catalogue/revision.ts";
import { nameIn } from "#domain/terms/names.ts";
import type { RegionData } from "#domain/views/region-data.ts";
import { publishedFigures } from "#intake/out/exported-figures.ts";
import { figuresCsv } from "#intake/out/figures-csv.ts";
import classes from "./data-table.module.css";
import { downloadText } from "./download.ts";
import { exportNotes } from "./export-notes.ts";
import { defineText, useLanguage } from "./language.ts";

const useText = defineText("figures-download", {
  download: { zh: "下载全部数据 CSV", en: "Download all figures as CSV" },
  title: { zh: "{{region}} 全部已发布数据", en: "All published figures of {{region}}" },
});

type Props = {
  readonly data: RegionData;
  readonly edition: { readonly dataset: string; readonly revision: number };
  readonly catalogue: { readonly indicators: readonly Indicator[]; readonly organizations: readonly Organization[] };
  readonly revisions: ReadonlyMap<number, DatedRevision>;
};

/** Downloads every published figure of a region, in a form that uploads again without a question. */
export function FiguresDownload({ data, edition, catalogue, revisions }: Props) {
  const text = useText();
  const language = useLanguage();
  const title = text("title", { region: nameIn(data.region.names, language) });
  const download = () => {
    const notes = exportNotes(title, data, edition, revisions, language);
    downloadText(`${title}.csv`, figuresCsv(publishedFigures(data), { language, catalogue, notes }));
  };
  return (
    <button type="button" className={classes["download"]} onClick={download}>
      {text("download")}
    </button>
  );
}
