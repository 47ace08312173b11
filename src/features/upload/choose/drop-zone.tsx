import { formatCount } from "#domain/terms/format-count.ts";
import "@mantine/dropzone/styles.css";
import { Dropzone } from "@mantine/dropzone";
import { useEffect, useId, useRef, useState } from "react";
import { fileFromClipboard } from "#features/upload/common/chosen-file.ts";
import { Notice } from "#features/upload/common/notice.tsx";
import { formatBytes } from "#ui/format-bytes.ts";
import { defineText } from "#ui/language.ts";
import { WithMantine } from "#ui/mantine.tsx";
import classes from "./drop-zone.module.css";

const useText = defineText("upload-drop", {
  call: { zh: "把 Excel 或 CSV 文件拖到这里", en: "Drop the Excel or CSV file here" },
  callAgain: {
    zh: "改好后,把文件再拖到这里,或点此选择",
    en: "Corrected? Drop the file here again, or click to choose it",
  },
  callOther: { zh: "换一个文件:拖到这里,或点此选择", en: "Another file instead: drop it here, or click to choose it" },
  choose: { zh: "选择文件", en: "Choose a file" },
  paste: {
    zh: "也可在 Excel 中复制单元格,到此页按 Ctrl+V 粘贴。",
    en: "Or copy cells in Excel and press Ctrl+V on this page.",
  },
  limits: {
    zh: "上限:{{size}},{{rows}} 行。选定后不会立即发布。",
    en: "Up to {{size}} and {{rows}} rows. Nothing is published yet.",
  },
  pasted: { zh: "粘贴的单元格.csv", en: "pasted cells.csv" },
  severalTitle: { zh: "一次只能上传一个文件", en: "One file at a time" },
  severalAdvice: {
    zh: "收到 {{count}} 个文件,都没有读取。请逐个上传。",
    en: "{{count}} files came; none was read. Upload them one by one.",
  },
  largeTitle: { zh: "文件太大,没有上传", en: "The file is too large and was not sent" },
  largeAdvice: {
    zh: "“{{name}}”有 {{size}},上限为 {{limit}}。请拆成几个文件,或请管理员调高上限。",
    en: "“{{name}}” has {{size}}; the limit is {{limit}}. Split it into several files, or ask for a higher limit.",
  },
});

type Refusal = { readonly kind: "large"; readonly file: File } | { readonly kind: "several"; readonly count: number };

type Props = {
  readonly limits: { readonly fileBytes: number; readonly rows: number };
  /** The first file; the same one corrected; or another one instead. The later two are small. */
  readonly purpose: "first" | "corrected" | "other";
  readonly onFile: (file: File) => void;
};

/** Takes a file by drop, click, keyboard or paste; one over the limit is refused here, before anything is sent. */
export function DropZone({ limits, purpose, onFile }: Props) {
  const text = useText();
  const limitsId = useId();
  const compact = purpose !== "first";
  const call = text(purpose === "first" ? "call" : purpose === "corrected" ? "callAgain" : "callOther");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const take = (files: readonly File[]) => {
    const [file] = files;
    if (!file) return;
    if (files.length > 1) setRefusal({ kind: "several", count: files.length });
    else if (file.size > limits.fileBytes) setRefusal({ kind: "large", file });
    else {
      setRefusal(null);
      onFile(file);
    }
  };
  usePaste(text("pasted"), (file) => take([file]));
  return (
    <>
      <WithMantine>
        <Dropzone
          className={`${classes["zone"]} ${compact ? classes["compact"] : ""}`}
          onDrop={take}
          role="button"
          aria-describedby={limitsId}
          inputProps={{
            accept: ".xlsx,.xls,.xlsb,.et,.ods,.fods,.xml,.html,.htm,.csv,.tsv,.txt,.zip,.json,text/csv",
            style: { display: "none" },
          }}
        >
          <div className={classes["body"]}>
            {compact ? null : <FileIcon />}
            <span className={classes["call"]}>{call}</span>{" "}
            {compact ? null : <span className={classes["button"]}>{text("choose")}</span>}
          </div>
        </Dropzone>
      </WithMantine>
      <p className={classes["limits"]}>
        <span id={limitsId}>
          {text("limits", { size: formatBytes(limits.fileBytes), rows: formatCount(limits.rows) })}
        </span>{" "}
        {compact ? null : <span className={classes["paste"]}>{text("paste")}</span>}
      </p>
      {refusal === null ? null : <RefusalNotice refusal={refusal} limit={limits.fileBytes} />}
    </>
  );
}

function RefusalNotice({ refusal, limit }: { readonly refusal: Refusal; readonly limit: number }) {
  const text = useText();
  if (refusal.kind === "several")
    return (
      <Notice tone="failure" title={text("severalTitle")} advice={text("severalAdvice", { count: refusal.count })} />
    );
  const { name, size } = refusal.file;
  return (
    <Notice
      tone="failure"
      title={text("largeTitle")}
      advice={text("largeAdvice", { name, size: formatBytes(size), limit: formatBytes(limit) })}
    />
  );
}

/** Listens on the whole page, because nothing has the focus after one comes over from Excel. Fields keep their paste. */
function usePaste(pastedName: string, onFile: (file: File) => void): void {
  const latest = useRef({ pastedName, onFile });
  useEffect(() => {
    latest.current = { pastedName, onFile };
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const isField = event.target instanceof Element && event.target.closest("input, textarea") !== null;
      const file = event.clipboardData && fileFromClipboard(event.clipboardData, latest.current.pastedName);
      if (isField || !file) return;
      event.preventDefault();
      latest.current.onFile(file);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);
}

function FileIcon() {
  return (
    <svg
      className={classes["icon"]}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      aria-hidden="true"
    >
      <path d="M12 15V4m0 0L8 8m4-4 4 4M5 14v5a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-5" />
    </svg>
  );
}
