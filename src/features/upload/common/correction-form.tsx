import { useId, useState } from "react";
import { formatCell } from "#domain/terms/format-cell.ts";
import type { Said } from "#intake/dialogue/said.ts";
import { choiceKey } from "#intake/layout/reading-choices.ts";
import { defineText } from "#ui/language.ts";
import classes from "./correction-form.module.css";
import shared from "./upload.module.css";

const useText = defineText("upload-correction", {
  label: { zh: "{{cell}} 写的是“{{read}}”，改为", en: "{{cell}} says “{{read}}”; read it as" },
  blank: { zh: "{{cell}} 是空的，改为", en: "{{cell}} is blank; read it as" },
  apply: { zh: "改正", en: "Correct" },
  hint: {
    zh: "文件保持原样；原文和更正人会留在来源里。",
    en: "The file stays as it is; its own text and who corrected it are kept with the source.",
  },
});

type Props = {
  readonly sheet: string;
  readonly cell: string;
  /** What the file says there. */
  readonly read: string;
  readonly busy: boolean;
  readonly onSay: (said: Said) => void;
};

/** Corrects what stands in one cell: it is read again with that. */
export function CorrectionForm({ sheet, cell, read, busy, onSay }: Props) {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState("");
  return (
    <form
      className={classes["correction"]}
      onSubmit={(event) => {
        event.preventDefault();
        const value = typed.trim();
        if (value !== "" && value !== read) onSay({ kind: "cell", about: choiceKey(sheet, cell), value });
      }}
    >
      <label htmlFor={id}>
        {text(read.trim() === "" ? "blank" : "label", { cell: formatCell({ sheet, cell }), read })}
      </label>
      <input
        id={id}
        value={typed}
        maxLength={100}
        autoComplete="off"
        disabled={busy}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" className={shared["secondary"]} disabled={busy || typed.trim() === ""}>
        {text("apply")}
      </button>
      <span id={`${id}-hint`} className={shared["muted"]}>
        {text("hint")}
      </span>
    </form>
  );
}
