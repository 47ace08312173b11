import type { Upload } from "#contract/uploads.ts";
import { tableNotes } from "#features/upload/common/table-notes.ts";
import type { UploadNames } from "#features/upload/common/upload-names.ts";
import { DataTable } from "#ui/data-table.tsx";
import { defineText } from "#ui/language.ts";

const useText = defineText("upload-difference-summary", {
  caption: { zh: "按指标和平台汇总", en: "Summary by indicator and organization" },
  indicator: { zh: "指标", en: "Indicator" },
  organization: { zh: "平台/地区", en: "Organization" },
  changed: { zh: "修改", en: "Changed" },
  added: { zh: "新增", en: "New" },
  unchanged: { zh: "不变", en: "Unchanged" },
  missing: { zh: "文件中没有", en: "Not in the file" },
});

const COUNTS = ["changed", "added", "unchanged", "missing"] as const;

/** How many figures of each indicator and organization change; for a difference too long to read line by line. */
export function DifferenceSummary({ upload, names }: { readonly upload: Upload; readonly names: UploadNames }) {
  const text = useText();
  const columns = [
    { key: "indicator", header: text("indicator") },
    { key: "organization", header: text("organization") },
    ...COUNTS.map((key) => ({ key, header: text(key), number: true })),
  ];
  const rows = upload.difference.summary.map((line) => ({
    key: `${line.indicator}|${line.organization}`,
    cells: [
      { text: names.indicatorName(line.indicator) },
      { text: names.organizationName(line.organization) },
      ...COUNTS.map((key) => ({ text: String(line[key]) })),
    ],
  }));
  return <DataTable caption={text("caption")} columns={columns} rows={rows} notes={tableNotes(upload, names)} />;
}
