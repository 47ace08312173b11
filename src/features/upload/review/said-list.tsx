import { useId } from "react";
import type { Upload } from "#contract/uploads.ts";
import shared from "#features/upload/common/upload.module.css";
import type { UploadNames } from "#features/upload/common/upload-names.ts";
import { listSaid, type Said } from "#intake/dialogue/said.ts";
import { defineText } from "#ui/language.ts";
import { useSaidText } from "#ui/said-text.ts";
import classes from "./said-list.module.css";

const useText = defineText("upload-said", {
  title: { zh: "已按这些说明读取", en: "Read as you said" },
  recalled: {
    zh: "其中沿用了记住的读法“{{name}}”;与这个文件不符的可以撤销。",
    en: "With the remembered way of reading “{{name}}”; undo what does not fit this file.",
  },
  aliases: { zh: "沿用了 {{count}} 个记住的名称。", en: "{{count}} remembered names were used." },
  undo: { zh: "撤销", en: "Undo" },
  undoOf: { zh: "撤销:{{what}}", en: "Undo: {{what}}" },
});

type Props = {
  readonly upload: Upload;
  readonly names: UploadNames;
  readonly busy: boolean;
  readonly onUnsay: (said: Said) => void;
};

/** What was said of the file, or remembered, each to be taken back. */
export function SaidList({ upload, names, busy, onUnsay }: Props) {
  const text = useText();
  const id = useId();
  const tell = useSaidText(names);
  const said = listSaid(upload.choices);
  if (said.length === 0) return null;
  const { mapping, aliases } = upload.applied;
  return (
    <section className={classes["said"]} aria-labelledby={id}>
      <h3 className={classes["title"]} id={id}>
        {text("title")}
      </h3>
      {mapping === null ? null : <p className={shared["muted"]}>{text("recalled", { name: mapping.name })}</p>}
      {aliases === 0 || mapping !== null ? null : (
        <p className={shared["muted"]}>{text("aliases", { count: aliases })}</p>
      )}
      <ul className={classes["list"]}>
        {said.map((one) => (
          <li key={`${one.kind} ${one.about}`}>
            <span>{tell(one)}</span>
            <button
              type="button"
              disabled={busy}
              aria-label={text("undoOf", { what: tell(one) })}
              onClick={() => onUnsay(one)}
            >
              {text("undo")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
