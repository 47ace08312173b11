import type { Upload } from "#contract/uploads.ts";
import type { DifferenceEntry } from "#domain/reading/difference.ts";
import { formatCell } from "#domain/terms/format-cell.ts";
import { tableNotes } from "#features/upload/common/table-notes.ts";
import type { UploadNames } from "#features/upload/common/upload-names.ts";
import { DifferenceTable } from "#ui/difference-table.tsx";
import { defineText } from "#ui/language.ts";
import classes from "./difference-panel.module.css";

const useText = defineText("upload-difference-table", {
  before: { zh: "已发布", en: "Published" },
  after: { zh: "文件中", en: "In the file" },
  cell: { zh: "单元格", en: "Cell" },
  published: { zh: "版本", en: "Revision" },
  revision: { zh: "版本 {{revision}}", en: "revision {{revision}}" },
});

export type DifferenceKind = DifferenceEntry["kind"];

type Props = {
  readonly caption: string;
  readonly kind: DifferenceKind;
  readonly entries: readonly DifferenceEntry[];
  readonly upload: Upload;
  readonly names: UploadNames;
};

/** The difference figure by figure: what is published and by whom, what the file says and in which cell. */
export function ListedDifference({ caption, kind, entries, upload, names }: Props) {
  const text = useText();
  const hasBefore = kind !== "added";
  const hasAfter = kind !== "missing";
  const publisherOf = ({ before }: DifferenceEntry) =>
    before === null
      ? ""
      : `${text("revision", { revision: before.revision })} ${names.publisher(before.revision)}`.trim();
  const place = {
    column: { key: "cell", header: text("cell") },
    cell: (entry: DifferenceEntry) => ({ text: entry.after ? formatCell(entry.after) : "" }),
  };
  const published = {
    column: { key: "published", header: text("published") },
    cell: (entry: DifferenceEntry) => ({
      text: publisherOf(entry),
      node: <span className={classes["who"]}>{publisherOf(entry)}</span>,
    }),
  };
  return (
    <DifferenceTable
      caption={caption}
      entries={entries}
      names={names}
      before={hasBefore ? text("before") : undefined}
      after={hasAfter ? text("after") : undefined}
      further={[...(hasAfter ? [place] : []), ...(hasBefore ? [published] : [])]}
      notes={tableNotes(upload, names)}
    />
  );
}
