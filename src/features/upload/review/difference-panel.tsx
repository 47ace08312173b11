import { useState } from "react";
import type { Upload } from "#contract/uploads.ts";
import { formatCount } from "#domain/terms/format-count.ts";
import { isMissingStatus } from "#domain/terms/status.ts";
import { Choices } from "#features/upload/common/choices.tsx";
import shared from "#features/upload/common/upload.module.css";
import type { UploadNames } from "#features/upload/common/upload-names.ts";
import type { Said } from "#intake/dialogue/said.ts";
import { defineText } from "#ui/language.ts";
import { ChangeTable } from "./change-table.tsx";
import classes from "./difference-panel.module.css";
import { DifferenceSummary } from "./difference-summary.tsx";
import { type DifferenceKind, ListedDifference } from "./listed-difference.tsx";

const useText = defineText("upload-difference", {
  title: { zh: "发布后会有哪些变化", en: "What publishing will change" },
  against: { zh: "与版本 {{base}} 相比", en: "compared with revision {{base}}" },
  changed: { zh: "修改", en: "Changed" },
  added: { zh: "新增", en: "New" },
  unchanged: { zh: "不变", en: "Unchanged" },
  missing: { zh: "文件中没有", en: "Not in the file" },
  missingAbout: {
    zh: "“文件中没有”的数据已发布过,文件未提及,发布后保持不变。",
    en: "What is “not in the file” was published before and stays as it is.",
  },
  blanks: {
    zh: "其中 {{count}} 项在文件中为空,发布后显示为缺报,不是 0。",
    en: "{{count}} of these are blank in the file; published, they stand as missing, not as 0.",
  },
  blanksAtLeast: {
    zh: "其中至少 {{count}} 项在文件中为空,发布后显示为缺报,不是 0。",
    en: "At least {{count}} of these are blank in the file; published, they stand as missing, not as 0.",
  },
  view: { zh: "查看方式", en: "View" },
  table: { zh: "平台×指标", en: "Table" },
  summary: { zh: "汇总", en: "Summary" },
  changedCount: { zh: "修改 {{count}}", en: "Changed {{count}}" },
  addedCount: { zh: "新增 {{count}}", en: "New {{count}}" },
  missingCount: { zh: "没有 {{count}}", en: "Not in file {{count}}" },
  nothingRead: {
    zh: "还没有读出数据;解决上面的问题后,这里会列出变化。",
    en: "No figure was read yet; once the problems above are solved, the changes stand here.",
  },
  none: {
    zh: "文件中的数据与已发布的完全相同,没有需要发布的变化。",
    en: "The file says what is published already; there is nothing to publish.",
  },
  listed: {
    zh: "共 {{all}} 条,逐条列出前 {{listed}} 条;全部数量见“汇总”。",
    en: "The first {{listed}} of {{all}} are listed; the summary counts them all.",
  },
});

type View = DifferenceKind | "summary" | "table";

type Props = {
  readonly upload: Upload;
  readonly names: UploadNames;
  readonly busy: boolean;
  /** Corrects a cell; absent where nothing can be said any more. */
  readonly onSay: ((said: Said) => void) | undefined;
};

/** What publishing would change: four counts, then platform by indicator, figure by figure or summed up. */
export function DifferencePanel({ upload, names, busy, onSay }: Props) {
  const text = useText();
  const { counts } = upload.difference;
  const [chosen, setChosen] = useState<View | null>(null);
  const shown = chosen ?? "table";
  const total = counts.added + counts.changed + counts.missing;
  const blanks = countBlanks(upload);
  const isUnread = total + counts.unchanged === 0 && upload.problemCounts.error > 0;
  const isCut = upload.difference.entries.length < total;
  const views = [
    { key: "table" as const, label: text("table") },
    { key: "changed" as const, label: text("changedCount", { count: counts.changed }), disabled: counts.changed === 0 },
    { key: "added" as const, label: text("addedCount", { count: counts.added }), disabled: counts.added === 0 },
    { key: "missing" as const, label: text("missingCount", { count: counts.missing }), disabled: counts.missing === 0 },
    { key: "summary" as const, label: text("summary"), disabled: total === 0 },
  ];
  return (
    <section className={shared["panel"]} aria-labelledby="upload-difference">
      <h2 className={shared["title"]} id="upload-difference">
        {text("title")} <span className={shared["muted"]}>{text("against", { base: upload.base })}</span>
      </h2>
      {isUnread ? null : <Tiles counts={counts} />}
      {counts.missing > 0 ? <p className={shared["muted"]}>{text("missingAbout")}</p> : null}
      {blanks > 0 ? (
        <p className={classes["blanks"]}>{text(isCut ? "blanksAtLeast" : "blanks", { count: blanks })}</p>
      ) : null}
      {total === 0 ? (
        <p>{text(isUnread ? "nothingRead" : "none")}</p>
      ) : (
        <>
          <Choices label={text("view")} choices={views} chosen={shown} onChoose={setChosen} />
          {shown === "table" ? (
            <ChangeTable upload={upload} names={names} busy={busy} onSay={onSay} />
          ) : (
            <Shown upload={upload} names={names} view={shown} />
          )}
        </>
      )}
    </section>
  );
}

function Tiles({ counts }: { readonly counts: Upload["difference"]["counts"] }) {
  const text = useText();
  return (
    <dl className={classes["tiles"]}>
      {(["changed", "added", "unchanged", "missing"] as const).map((kind) => (
        <div key={kind} className={classes["tile"]} data-kind={counts[kind] > 0 ? kind : "zero"}>
          <dt>{text(kind)}</dt>
          <dd>{formatCount(counts[kind])}</dd>
        </div>
      ))}
    </dl>
  );
}

type ShownProps = { readonly upload: Upload; readonly names: UploadNames; readonly view: Exclude<View, "table"> };

function Shown({ upload, names, view }: ShownProps) {
  const text = useText();
  const { counts, entries } = upload.difference;
  if (view === "summary") return <DifferenceSummary upload={upload} names={names} />;
  const listed = entries.filter(({ kind }) => kind === view);
  return (
    <>
      {counts[view] > listed.length ? (
        <p className={shared["muted"]}>{text("listed", { all: counts[view], listed: listed.length })}</p>
      ) : null}
      <ListedDifference caption={text(view)} kind={view} entries={listed} upload={upload} names={names} />
    </>
  );
}

/** New or changed figures that the file leaves blank, among those listed: a template sent back unfilled has many. */
function countBlanks(upload: Upload): number {
  return upload.difference.entries.filter(({ after }) => after !== null && isMissingStatus(after.status)).length;
}
