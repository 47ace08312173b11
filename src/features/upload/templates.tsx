import type { Catalogue } from "#contract/catalogue.ts";
import { formatPeriod } from "#domain/format-period.ts";
import { nameIn } from "#domain/names.ts";
import type { Organization } from "#domain/organization.ts";
import { makeTemplate } from "#intake/template.ts";
import { downloadText } from "#ui/download.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import type { TemplateMonths } from "./template-months.ts";
import classes from "./templates.module.css";
import shared from "./upload.module.css";

const useText = defineText("upload-templates", {
  title: { zh: "还没有文件?下载模板", en: "No file yet? Download a template" },
  about: {
    zh: "已填好{{region}}的平台和指标名称,只需填数。没有的数留空,不要填 0。",
    en: "Filled with the names of {{region}}; only the figures are yours to fill in. Leave blank what is not known; do not write 0.",
  },
  long: { zh: "一行一个数", en: "One figure a row" },
  longAbout: { zh: "数据少而零散时用", en: "For few and scattered figures" },
  periods: { zh: "时期按列排", en: "Periods as columns" },
  periodsAbout: { zh: "要补几个月,就加几列", en: "Add a column for each further month" },
  file: { zh: "{{region}} {{period}} {{layout}} 模板.csv", en: "{{region}} {{period}} {{layout}} template.csv" },
  download: { zh: "下载 {{period}} 模板,{{layout}}", en: "Download the template for {{period}}, {{layout}}" },
});

type Props = {
  readonly region: Organization;
  readonly catalogue: Catalogue;
  readonly months: TemplateMonths;
};

/** Empty tables with the region's own names, in the two layouts staff use, for the month due and the one before. */
export function Templates({ region, catalogue, months }: Props) {
  const text = useText();
  const language = useLanguage();
  const regionName = nameIn(region.names, language);
  const layouts = [
    { layout: "long", name: text("long"), about: text("longAbout") },
    { layout: "periods-as-columns", name: text("periods"), about: text("periodsAbout") },
  ] as const;
  const download = (layout: (typeof layouts)[number], period: string) => {
    const { indicators, organizations } = catalogue;
    const csv = makeTemplate(
      { region: region.code, indicators, organizations },
      { layout: layout.layout, language, periods: [period] },
    );
    const words = { region: regionName, period: formatPeriod(period, language), layout: layout.name };
    downloadText(text("file", words), csv);
  };
  return (
    <section className={shared["panel"]} aria-labelledby="upload-templates">
      <h2 className={shared["title"]} id="upload-templates">
        {text("title")}
      </h2>
      <p className={shared["muted"]}>{text("about", { region: regionName })}</p>
      <ul className={classes["list"]}>
        {layouts.map((layout) => (
          <li key={layout.layout}>
            <span>
              <span className={classes["name"]}>{layout.name}</span>{" "}
              <span className={shared["muted"]}>{layout.about}</span>
            </span>
            <span className={classes["links"]}>
              {[months.next, months.latest].map((period) => (
                <button
                  key={period}
                  type="button"
                  className={shared["quiet"]}
                  aria-label={text("download", { period: formatPeriod(period, language), layout: layout.name })}
                  onClick={() => download(layout, period)}
                >
                  <span aria-hidden="true">↓ </span>
                  {formatPeriod(period, language)}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
