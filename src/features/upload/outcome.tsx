import { skipToken, useQuery } from "@tanstack/react-query";
import { readUploadTable } from "#client/upload.ts";
import type { UploadTable } from "#contract/upload-table.ts";
import type { Upload } from "#contract/uploads.ts";
import { sayEntry } from "#domain/catalogue/catalogue-entry-words.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { nameIn } from "#domain/terms/names.ts";
import { isCalendarPeriod, lastMonth, monthCode, parsePeriod } from "#domain/terms/period.ts";
import { defineText } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { focusOnArrival } from "./common/focus-on-arrival.ts";
import shared from "./common/upload.module.css";
import type { UploadNames } from "./common/upload-names.ts";
import classes from "./outcome.module.css";

const useText = defineText("upload-outcome", {
  published: { zh: "已发布为版本 {{revision}}", en: "Published as revision {{revision}}" },
  what: {
    zh: "{{region}}：新增 {{added}} 项，修改 {{changed}} 项。所有打开的页面都已更新。",
    en: "{{region}}: {{added}} new, {{changed}} changed. Every open page shows it.",
  },
  ofPeriod: {
    zh: "{{period}}：新增 {{added}}，修改 {{changed}}，撤回 {{withdrawn}}，不变 {{unchanged}}",
    en: "{{period}}: {{added}} new, {{changed}} changed, {{withdrawn}} withdrawn, {{unchanged}} unchanged",
  },
  morePeriods: { zh: "另有 {{count}} 个更早的时期。", en: "{{count}} earlier periods as well." },
  items: { zh: "目录：{{list}}", en: "Catalogue: {{list}}" },
  completeness: { zh: "查看报送情况", en: "See who has reported" },
  file: { zh: "文件：{{name}}", en: "File: {{name}}" },
  overview: { zh: "在总览中查看", en: "See it on the overview" },
  trend: { zh: "在趋势中查看", en: "See it in the trend" },
  undo: { zh: "查看变化或撤销", en: "See what changed, or undo" },
  next: { zh: "再上传一个文件", en: "Upload another file" },
  discarded: { zh: "这份上传已放弃", en: "This upload was discarded" },
  discardedWhat: {
    zh: "“{{name}}”没有发布任何内容。原文件仍在您的电脑上。",
    en: "Nothing of “{{name}}” was published. The file is still on your computer.",
  },
});

type Props = { readonly upload: Upload; readonly names: UploadNames; readonly onNext: () => void };

/** The end of an upload: which revision it became and where to see it, or that it was discarded. */
export function Outcome({ upload, names, onNext }: Props) {
  const text = useText();
  const { fileName, region, revision, state, difference } = upload;
  const { added, changed } = difference.counts;
  const isPublished = state === "published";
  const table = useQuery({
    queryKey: ["upload-table", upload.id, "published"],
    queryFn: isPublished ? () => readUploadTable(upload.id, {}) : skipToken,
    networkMode: "always",
  });
  const periods = table.data?.periods ?? [];
  const month = periods.map(({ period }) => monthOf(period)).find((one) => one !== null) ?? undefined;
  const at = month === undefined ? {} : { period: month };
  return (
    <section className={`${shared["panel"]} ${isPublished ? classes["published"] : ""}`} role="status">
      <h2 className={classes["title"]} tabIndex={-1} ref={focusOnArrival}>
        {isPublished ? text("published", { revision: revision ?? "" }) : text("discarded")}
      </h2>
      <p>
        {isPublished
          ? text("what", { region: names.organizationName(region), added, changed })
          : text("discardedWhat", { name: fileName })}
      </p>
      {isPublished ? <What upload={upload} names={names} periods={periods} /> : null}
      <div className={shared["row"]}>
        {isPublished ? (
          <>
            <Link to="/" search={{ region, ...at }} className={shared["primary"]}>
              {text("overview")}
            </Link>
            <Link
              to="/trend"
              search={{ region, ...(month === undefined ? {} : { to: month }) }}
              className={shared["secondary"]}
            >
              {text("trend")}
            </Link>
            <Link to="/completeness" search={{ region, ...at }} className={shared["secondary"]}>
              {text("completeness")}
            </Link>
            {revision === null ? null : (
              <Link to="/history" search={{ region, revision: String(revision) }} className={shared["secondary"]}>
                {text("undo")}
              </Link>
            )}
          </>
        ) : null}
        <button type="button" className={isPublished ? shared["quiet"] : shared["primary"]} onClick={onNext}>
          {text("next")}
        </button>
      </div>
    </section>
  );
}

/** Periods and items that are named one by one. */
const NAMED = 6;

type WhatProps = {
  readonly upload: Upload;
  readonly names: UploadNames;
  readonly periods: UploadTable["periods"];
};

/** What was published: of each period how much, and of the catalogue what; and from which file. */
function What({ upload, names, periods }: WhatProps) {
  const text = useText();
  const { catalogue, fileName } = upload;
  const entries = (catalogue?.entries ?? []).slice(0, NAMED).map((entry) => nameIn(sayEntry(entry), names.language));
  return (
    <>
      <ul className={classes["what"]}>
        {periods.slice(0, NAMED).map(({ period, ...counts }) => (
          <li key={period}>{text("ofPeriod", { period: formatPeriod(period, names.language), ...counts })}</li>
        ))}
        {periods.length > NAMED ? <li>{text("morePeriods", { count: periods.length - NAMED })}</li> : null}
        {entries.length === 0 ? null : <li>{text("items", { list: formatList(entries, names.language) })}</li>}
      </ul>
      <p className={shared["muted"]}>{text("file", { name: fileName })}</p>
    </>
  );
}

/** The month that a period ends with; `null` where it has no such month. */
function monthOf(code: string): string | null {
  const period = parsePeriod(code);
  if (!period) return null;
  if (period.kind === "year-to-date") return monthCode(period.year, period.month);
  return isCalendarPeriod(period) ? monthCode(period.year, lastMonth(period)) : null;
}
