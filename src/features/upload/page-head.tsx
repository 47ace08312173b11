import { useMay } from "#client/session.ts";
import { defineText } from "#ui/language.ts";
import shared from "./common/upload.module.css";
import classes from "./page-head.module.css";
import { type Step, Steps } from "./steps.tsx";

const useText = defineText("upload-head", {
  title: { zh: "上传数据", en: "Upload data" },
  region: { zh: "发布到:{{region}}", en: "Publishes to {{region}}" },
  regionSubmit: { zh: "提报到:{{region}}", en: "Sends in to {{region}}" },
  sample: { zh: "示例数据", en: "Sample data" },
});

type Props = {
  readonly step: Step | "finished";
  /** Name of the region that is published to; empty while it is not known. */
  readonly region: string;
  readonly isIllustrative: boolean;
};

export function PageHead({ step, region, isIllustrative }: Props) {
  const text = useText();
  const mayPublish = useMay("publish");
  return (
    <header className={classes["head"]}>
      <h1 className={classes["title"]}>
        {text("title")}
        {region === "" ? null : (
          <span className={classes["region"]}>{text(mayPublish ? "region" : "regionSubmit", { region })}</span>
        )}
        {isIllustrative ? <span className={shared["sample"]}>{text("sample")}</span> : null}
      </h1>
      <Steps current={step} last={mayPublish ? "publish" : "submit"} />
    </header>
  );
}
