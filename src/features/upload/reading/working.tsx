import { formatCount } from "#domain/terms/format-count.ts";
import { nameIn } from "#domain/terms/names.ts";
import { describeFailure } from "#features/upload/common/describe-failure.ts";
import { focusOnArrival } from "#features/upload/common/focus-on-arrival.ts";
import { Notice } from "#features/upload/common/notice.tsx";
import shared from "#features/upload/common/upload.module.css";
import { ProblemList } from "#features/upload/problems/problem-list.tsx";
import { formatBytes } from "#ui/format-bytes.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import { UnderstoodFacts } from "./understood-facts.tsx";
import type { Intake } from "./use-intake.ts";
import classes from "./working.module.css";

const useText = defineText("upload-working", {
  title: { zh: "正在读取“{{name}}”", en: "Reading “{{name}}”" },
  failedTitle: { zh: "“{{name}}”还没有送到服务器", en: "“{{name}}” has not reached the server" },
  here: { zh: "本机读取", en: "Reading on this machine" },
  hereDone: { zh: "本机已读完:{{rows}} 行数据", en: "Read on this machine: {{rows}} rows" },
  server: {
    zh: "服务器正在核对并与已发布的数据比较…",
    en: "The server is checking it and comparing it with what is published…",
  },
  cancel: { zh: "取消", en: "Cancel" },
  other: { zh: "换一个文件", en: "Choose another file" },
  retry: { zh: "重试", en: "Try again" },
  kept: { zh: "文件还在本页,不必重新选择。", en: "The file is still held by this page; no need to choose it again." },
  preliminary: {
    zh: "以下为本机读取的结果,以服务器核对为准。",
    en: "This is what reading here found; the server's check is the one that counts.",
  },
});

/** While a file is on its way: how far, what was found already, and a way to stop. After a failure: a retry. */
export function Working({ intake, fileName }: { readonly intake: Intake; readonly fileName: string }) {
  const text = useText();
  const { reading, file } = intake;
  const hasFailed = intake.state === "failed";
  return (
    <>
      <section className={shared["panel"]}>
        <h2 className={shared["title"]} tabIndex={-1} ref={focusOnArrival}>
          {text(hasFailed ? "failedTitle" : "title", { name: fileName })}{" "}
          <span className={shared["muted"]}>{file ? formatBytes(file.size) : ""}</span>
        </h2>
        {hasFailed ? <Failure intake={intake} /> : <Progress intake={intake} />}
        <div className={shared["row"]}>
          <button type="button" className={shared["quiet"]} onClick={intake.cancel}>
            {text(hasFailed ? "other" : "cancel")}
          </button>
        </div>
      </section>
      {reading === null ? null : (
        <>
          <section className={shared["panel"]}>
            <p className={shared["muted"]}>{text("preliminary")}</p>
            <UnderstoodFacts understood={reading.understood} />
          </section>
          <ProblemList
            problems={reading.problems}
            counts={reading.problemCounts}
            fileName={fileName}
            bytes={() => file?.bytes ?? Promise.reject(new Error("the file is gone"))}
          />
        </>
      )}
    </>
  );
}

function Failure({ intake }: { readonly intake: Intake }) {
  const text = useText();
  const language = useLanguage();
  const { title, advice } = describeFailure(intake.error);
  return (
    <Notice
      tone="failure"
      title={nameIn(title, language)}
      advice={`${nameIn(advice, language)} ${text("kept")}`}
      action={{ label: text("retry"), onAct: intake.retry }}
    />
  );
}

function Progress({ intake }: { readonly intake: Intake }) {
  const text = useText();
  const { reading, done } = intake;
  const percent = Math.round(reading === null ? done * 100 : 100);
  const words = reading === null ? text("here") : text("hereDone", { rows: formatCount(reading.understood.rows) });
  return (
    <div className={classes["lines"]}>
      <div className={classes["line"]}>
        <span>
          {words} <span className="tabular">{percent}%</span>
        </span>
        <div
          className={classes["bar"]}
          role="progressbar"
          aria-label={text("here")}
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <div className={classes["fill"]} style={{ width: `${percent}%` }} />
        </div>
      </div>
      <div className={classes["line"]}>
        <span role="status">{text("server")}</span>
        <div className={classes["bar"]} aria-hidden="true">
          <div className={`${classes["fill"]} ${classes["moving"]}`} />
        </div>
      </div>
    </div>
  );
}
