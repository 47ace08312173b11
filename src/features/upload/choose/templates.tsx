import { useState } from "react";
import type { Catalogue } from "#contract/catalogue.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { nameIn } from "#domain/terms/names.ts";
import { Choices } from "#features/upload/common/choices.tsx";
import shared from "#features/upload/common/upload.module.css";
import { makeTemplate } from "#intake/out/template.ts";
import { downloadText, downloadUrl } from "#ui/download.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import type { TemplateMonths } from "./template-months.ts";
import classes from "./templates.module.css";

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
  file: {
    zh: "{{region}} {{period}} {{layout}} 模板.{{ending}}",
    en: "{{region}} {{period}} {{layout}} template.{{ending}}",
  },
  download: { zh: "下载 {{period}} 模板,{{layout}}", en: "Download the template for {{period}}, {{layout}}" },
  format: { zh: "模板格式", en: "Format of the template" },
  failed: { zh: "没有生成,请重试,或改用 CSV。", en: "That failed; try again, or take the CSV." },
});

const FORMATS = [
  { key: "xlsx", label: "Excel" },
  { key: "csv", label: "CSV" },
] as const;

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
  const [format, setFormat] = useState<"xlsx" | "csv">("xlsx");
  const [hasFailed, setFailed] = useState(false);
  const download = async (layout: (typeof layouts)[number], period: string) => {
    const { indicators, organizations } = catalogue;
    const own = { region: region.code, indicators, organizations };
    const options = { layout: layout.layout, language, periods: [period] };
    const words = { region: regionName, period: formatPeriod(period, language), layout: layout.name };
    const name = text("file", { ...words, ending: format });
    if (format === "csv") return downloadText(name, makeTemplate(own, options));
    // A writer of workbooks is much code, so it comes when somebody asks.
    const { templateXlsx } = await import("./template-xlsx.ts");
    downloadUrl(name, URL.createObjectURL(await templateXlsx(own, options)));
  };
  const start = (layout: (typeof layouts)[number], period: string) => {
    setFailed(false);
    download(layout, period).catch(() => setFailed(true));
  };
  return (
    <section className={shared["panel"]} aria-labelledby="upload-templates">
      <h2 className={shared["title"]} id="upload-templates">
        {text("title")}
      </h2>
      <p className={shared["muted"]}>{text("about", { region: regionName })}</p>
      <Choices label={text("format")} choices={FORMATS} chosen={format} onChoose={setFormat} />
      {hasFailed ? <p role="alert">{text("failed")}</p> : null}
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
                  onClick={() => start(layout, period)}
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
