import type { Upload } from "#contract/uploads.ts";
import { defineText } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { focusOnArrival } from "./common/focus-on-arrival.ts";
import shared from "./common/upload.module.css";
import type { UploadNames } from "./common/upload-names.ts";
import classes from "./outcome.module.css";

const useText = defineText("upload-outcome", {
  published: { zh: "已发布为版本 {{revision}}", en: "Published as revision {{revision}}" },
  what: {
    zh: "{{region}}:新增 {{added}} 项,修改 {{changed}} 项。所有打开的页面都已更新。",
    en: "{{region}}: {{added}} new, {{changed}} changed. Every open page shows it.",
  },
  file: { zh: "文件:{{name}}", en: "File: {{name}}" },
  overview: { zh: "查看总览", en: "See the overview" },
  trend: { zh: "查看趋势", en: "See the trend" },
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
      {isPublished ? <p className={shared["muted"]}>{text("file", { name: fileName })}</p> : null}
      <div className={shared["row"]}>
        {isPublished ? (
          <>
            <Link to="/" search={{ region }} className={shared["primary"]}>
              {text("overview")}
            </Link>
            <Link to="/trend" search={{ region }} className={shared["secondary"]}>
              {text("trend")}
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
