import { useId, useState } from "react";
import { defineText } from "#ui/language.ts";
import classes from "./questions-panel.module.css";

const useText = defineText("upload-name-search", {
  search: { zh: "输入名称查找…", en: "Type a name…" },
});

type SearchProps = {
  readonly label: string;
  readonly entries: readonly { readonly code: string; readonly name: string }[];
  readonly busy: boolean;
  readonly onFound: (code: string) => void;
};

/** A field with the whole catalogue behind it; a name that is chosen or typed whole is the answer. */
export function NameSearch({ label, entries, busy, onFound }: SearchProps) {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState("");
  const change = (value: string) => {
    setTyped(value);
    const found = entries.find(({ code, name }) => name === value || code === value);
    if (found) onFound(found.code);
  };
  return (
    <>
      <input
        className={classes["search"]}
        list={id}
        aria-label={label}
        placeholder={text("search")}
        value={typed}
        disabled={busy}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <datalist id={id}>
        {entries.map(({ code, name }) => (
          <option key={code} value={name} />
        ))}
      </datalist>
    </>
  );
}
