import { useState } from "react";
import type { Problem } from "#domain/reading/problem.ts";
import shared from "#features/upload/common/upload.module.css";
import { downloadText, downloadUrl } from "#ui/download.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import { problemsCsv } from "./problems-csv.ts";

const useText = defineText("upload-marked", {
  list: { zh: "下载问题清单", en: "Download the list" },
  marked: { zh: "下载标注问题的表格", en: "Download a copy with the cells marked" },
  making: { zh: "正在生成…", en: "Making it…" },
  failed: { zh: "没有生成,请重试", en: "That failed; try again" },
  listName: { zh: "{{name}} 问题清单.csv", en: "{{name}} problems.csv" },
  markedName: { zh: "{{name}} 标注问题.xlsx", en: "{{name}} marked.xlsx" },
});

type Props = {
  /** The first problems, or all. */
  readonly problems: readonly Problem[];
  readonly total: number;
  /** Every problem; absent while only the first are known. */
  readonly all: (() => Promise<readonly Problem[]>) | undefined;
  readonly fileName: string;
  readonly bytes: () => Promise<Uint8Array>;
};

/** Hands out the problems, all of them: as a list, and as the file again with the cells coloured. */
export function ProblemDownloads({ problems, total, all, fileName, bytes }: Props) {
  const text = useText();
  const language = useLanguage();
  const every = async () => (total > problems.length && all ? all() : problems);
  const list = async () => {
    downloadText(text("listName", { name: fileName }), problemsCsv(await every(), language));
  };
  const mark = async () => {
    // A writer and a reader of workbooks are much code, so they come when somebody asks.
    const { problemsXlsx } = await import("./problems-xlsx.ts");
    const blob = await problemsXlsx(await bytes(), await every(), total, language);
    if (!blob) throw new Error("the file cannot be opened");
    downloadUrl(text("markedName", { name: fileName }), URL.createObjectURL(blob));
  };
  return (
    <>
      <Making label={text("list")} make={list} />
      {problems.some(({ cell }) => cell !== "") ? <Making label={text("marked")} make={mark} /> : null}
    </>
  );
}

/** A button that says how far what it makes has come. */
function Making({ label, make }: { readonly label: string; readonly make: () => Promise<void> }) {
  const text = useText();
  const [state, setState] = useState<"ready" | "making" | "failed">("ready");
  const start = async () => {
    setState("making");
    try {
      await make();
      setState("ready");
    } catch {
      setState("failed");
    }
  };
  return (
    <button type="button" className={shared["quiet"]} disabled={state === "making"} onClick={() => void start()}>
      {state === "ready" ? label : text(state)}
    </button>
  );
}
