import { defineText } from "#ui/language.ts";
import classes from "./steps.module.css";

const useText = defineText("upload-steps", {
  label: { zh: "发布数据的步骤", en: "Steps to publish data" },
  choose: { zh: "选择文件", en: "Choose a file" },
  check: { zh: "核对变化", en: "Check the changes" },
  publish: { zh: "发布", en: "Publish" },
  submit: { zh: "提报", en: "Send in" },
  done: { zh: "已完成", en: "done" },
});

const STEPS = ["choose", "check", "publish"] as const;
export type Step = (typeof STEPS)[number];

/** Where in the three steps one is; `finished` once all are behind. */
export function Steps({ current, last }: { readonly current: Step | "finished"; readonly last: "publish" | "submit" }) {
  const text = useText();
  const at = current === "finished" ? STEPS.length : STEPS.indexOf(current);
  return (
    <ol className={classes["steps"]} aria-label={text("label")}>
      {STEPS.map((step, index) => (
        <li key={step} aria-current={index === at ? "step" : undefined} data-done={index < at}>
          <span className={classes["number"]} aria-hidden="true">
            {index < at ? "✓" : index + 1}
          </span>
          {text(step === "publish" ? last : step)}
          {index < at ? <span className="visually-hidden">{text("done")}</span> : null}
        </li>
      ))}
    </ol>
  );
}
