import { useId } from "react";
import type { Upload } from "#contract/uploads.ts";
import { formatPeriod } from "#domain/format-period.ts";
import { nameIn } from "#domain/names.ts";
import { isRole, ROLE_NAMES } from "#intake/columns.ts";
import { listSaid, type Said } from "#intake/said.ts";
import { defineText } from "#ui/language.ts";
import classes from "./said-list.module.css";
import shared from "./upload.module.css";
import type { UploadNames } from "./upload-names.ts";

const useText = defineText("upload-said", {
  title: { zh: "已按这些说明读取", en: "Read as you said" },
  recalled: {
    zh: "其中沿用了记住的读法“{{name}}”;与这个文件不符的可以撤销。",
    en: "With the remembered way of reading “{{name}}”; undo what does not fit this file.",
  },
  aliases: { zh: "沿用了 {{count}} 个记住的名称。", en: "{{count}} remembered names were used." },
  undo: { zh: "撤销", en: "Undo" },
  undoOf: { zh: "撤销:{{what}}", en: "Undo: {{what}}" },
  sheets: { zh: "只读工作表 {{value}}", en: "Only read: {{value}}" },
  means: { zh: "“{{about}}”是{{value}}", en: "“{{about}}” is {{value}}" },
  leftOut: { zh: "“{{about}}”不读入", en: "“{{about}}” is left out" },
  column: { zh: "“{{about}}”列是{{value}}", en: "Column “{{about}}” is: {{value}}" },
  cell: { zh: "{{about}} 改读为“{{value}}”", en: "{{about}} is read as “{{value}}”" },
  row: { zh: "第 {{about}} 行作为数据", en: "Row {{about}} is data" },
  period: { zh: "整张表的时期是{{value}}", en: "The whole table is of {{value}}" },
  indicator: { zh: "整张表的指标是{{value}}", en: "The whole table is of {{value}}" },
  organization: { zh: "整张表的平台是{{value}}", en: "The whole table is of {{value}}" },
});

type Props = {
  readonly upload: Upload;
  readonly names: UploadNames;
  readonly busy: boolean;
  readonly onUnsay: (said: Said) => void;
};

/** What was said of the file, or remembered, each to be taken back. */
export function SaidList({ upload, names, busy, onUnsay }: Props) {
  const text = useText();
  const id = useId();
  const said = listSaid(upload.choices);
  if (said.length === 0) return null;
  const { mapping, aliases } = upload.applied;
  const tell = ({ kind, about, value }: Said): string => {
    switch (kind) {
      case "indicator-name":
        return value === "" ? text("leftOut", { about }) : text("means", { about, value: names.indicatorName(value) });
      case "organization-name":
        return value === ""
          ? text("leftOut", { about })
          : text("means", { about, value: names.organizationName(value) });
      case "sheets":
        return text("sheets", { value: value.split("\n").join(names.language === "en" ? ", " : "、") });
      case "column":
        return text("column", { about, value: isRole(value) ? nameIn(ROLE_NAMES[value], names.language) : value });
      case "period":
        return text("period", { value: formatPeriod(value, names.language) });
      case "indicator":
        return text("indicator", { value: names.indicatorName(value) });
      case "organization":
        return text("organization", { value: names.organizationName(value) });
      default:
        return text(kind, { about, value });
    }
  };
  return (
    <section className={classes["said"]} aria-labelledby={id}>
      <h3 className={classes["title"]} id={id}>
        {text("title")}
      </h3>
      {mapping === null ? null : <p className={shared["muted"]}>{text("recalled", { name: mapping.name })}</p>}
      {aliases === 0 || mapping !== null ? null : (
        <p className={shared["muted"]}>{text("aliases", { count: aliases })}</p>
      )}
      <ul className={classes["list"]}>
        {said.map((one) => (
          <li key={`${one.kind} ${one.about}`}>
            <span>{tell(one)}</span>
            <button
              type="button"
              disabled={busy}
              aria-label={text("undoOf", { what: tell(one) })}
              onClick={() => onUnsay(one)}
            >
              {text("undo")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
