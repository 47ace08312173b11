import { useState } from "react";
import type { Problem } from "#domain/problem.ts";
import { downloadUrl } from "#ui/download.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import shared from "./upload.module.css";

const useText = defineText("upload-marked", {
  marked: { zh: "下载标注问题的表格", en: "Download a copy with the cells marked" },
  making: { zh: "正在生成…", en: "Making it…" },
  failed: { zh: "没有生成,请重试", en: "That failed; try again" },
  markedName: { zh: "{{name}} 标注问题.xlsx", en: "{{name}} marked.xlsx" },
});

type Props = {
  readonly problems: readonly Problem[];
  readonly total: number;
  readonly fileName: string;
  readonly bytes: () => Promise<Uint8Array>;
};

/** Hands out the file again as a workbook with the cells coloured that have problems. */
export function MarkedDownload({ problems, total, fileName, bytes }: Props) {
  const text = useText();
  const language = useLanguage();
  const [state, setState] = useState<"marked" | "making" | "failed">("marked");
  const download = async () => {
    setState("making");
    try {
      // A writer and a reader of workbooks are much code, so they come when somebody asks.
      const { problemsXlsx } = await import("./problems-xlsx.ts");
      const blob = await problemsXlsx(await bytes(), problems, total, language);
      if (blob) downloadUrl(text("markedName", { name: fileName }), URL.createObjectURL(blob));
      setState(blob ? "marked" : "failed");
    } catch {
      setState("failed");
    }
  };
  return (
    <button type="button" className={shared["quiet"]} disabled={state === "making"} onClick={() => void download()}>
      {text(state)}
    </button>
  );
}
