import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { forgetAlias, forgetMapping, listAliases, listMappings, renameMapping } from "#client/memory.ts";
import type { Alias, Mapping } from "#contract/memory.ts";
import shared from "#features/upload/common/upload.module.css";
import type { UploadNames } from "#features/upload/common/upload-names.ts";
import { listSaid } from "#intake/dialogue/said.ts";
import { defineText } from "#ui/language.ts";
import classes from "./memory-lists.module.css";

const useText = defineText("upload-memory", {
  title: { zh: "已记住的读法({{count}})", en: "Remembered ways of reading ({{count}})" },
  about: {
    zh: "同样形状的文件按它读取,不再询问。",
    en: "Files of the same shape are read by them without asking.",
  },
  things: { zh: "{{count}} 项说明 · 来自版本 {{revision}}", en: "{{count}} things said · from revision {{revision}}" },
  means: { zh: "“{{text}}”是{{name}}", en: "“{{text}}” is {{name}}" },
  from: { zh: "来自版本 {{revision}}", en: "from revision {{revision}}" },
  rename: { zh: "改名", en: "Rename" },
  renameOf: { zh: "改名:{{name}}", en: "Rename {{name}}" },
  newName: { zh: "新名称", en: "New name" },
  save: { zh: "保存", en: "Save" },
  forget: { zh: "删除", en: "Forget" },
  forgetOf: { zh: "删除:{{name}}", en: "Forget {{name}}" },
  failed: { zh: "没有保存成,请重试。", en: "It was not saved; try again." },
});

function memoryKey(region: string) {
  return ["memory", region] as const;
}

type Props = { readonly region: string; readonly names: UploadNames };

/** What was said of earlier files and is used for the next: to be seen, renamed and forgotten. */
export function RememberedReadings({ region, names }: Props) {
  const text = useText();
  const client = useQueryClient();
  const memory = useQuery({
    queryKey: memoryKey(region),
    queryFn: async () => ({ mappings: await listMappings(region), aliases: await listAliases(region) }),
    refetchOnMount: "always",
    networkMode: "always",
  });
  const changing = useMutation({
    mutationFn: (change: () => Promise<unknown>) => change(),
    networkMode: "always",
    onSettled: () => client.invalidateQueries({ queryKey: memoryKey(region) }),
  });
  const { mappings = [], aliases = [] } = memory.data ?? {};
  const count = mappings.length + aliases.length;
  if (count === 0) return null;
  const change = (what: () => Promise<unknown>) => changing.mutate(what);
  return (
    <details className={classes["part"]}>
      <summary>{text("title", { count })}</summary>
      <p className={shared["muted"]}>{text("about")}</p>
      <ul className={classes["list"]}>
        {mappings.map((mapping) => (
          <MappingItem key={`mapping ${mapping.id}`} mapping={mapping} onChange={change} />
        ))}
        {aliases.map((alias) => (
          <AliasItem key={`alias ${alias.id}`} alias={alias} names={names} onChange={change} />
        ))}
      </ul>
      {changing.isError ? <p role="alert">{text("failed")}</p> : null}
    </details>
  );
}

type Change = (what: () => Promise<unknown>) => void;

function MappingItem({ mapping, onChange }: { readonly mapping: Mapping; readonly onChange: Change }) {
  const text = useText();
  const { id, name, choices, revision } = mapping;
  const [renaming, setRenaming] = useState<string | null>(null);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const wanted = (renaming ?? "").trim();
    if (wanted !== "") onChange(() => renameMapping(id, wanted));
    setRenaming(null);
  };
  return (
    <li>
      {renaming === null ? (
        <span className={classes["what"]}>
          <span className={classes["name"]}>{name}</span>{" "}
          <span className={shared["muted"]}>{text("things", { count: listSaid(choices).length, revision })}</span>
        </span>
      ) : (
        <form className={`${classes["rename"]} ${classes["acts"]}`} onSubmit={save}>
          <input
            aria-label={text("newName")}
            maxLength={120}
            value={renaming}
            onChange={(event) => setRenaming(event.currentTarget.value)}
          />
          <button type="submit">{text("save")}</button>
        </form>
      )}
      <span className={classes["acts"]}>
        <button type="button" aria-label={text("renameOf", { name })} onClick={() => setRenaming(name)}>
          {text("rename")}
        </button>
        <button type="button" aria-label={text("forgetOf", { name })} onClick={() => onChange(() => forgetMapping(id))}>
          {text("forget")}
        </button>
      </span>
    </li>
  );
}

type AliasProps = { readonly alias: Alias; readonly names: UploadNames; readonly onChange: Change };

function AliasItem({ alias, names, onChange }: AliasProps) {
  const text = useText();
  const { id, kind, text: written, code, revision } = alias;
  const name = kind === "indicator" ? names.indicatorName(code) : names.organizationName(code);
  return (
    <li>
      <span className={classes["what"]}>
        {text("means", { text: written, name })} <span className={shared["muted"]}>{text("from", { revision })}</span>
      </span>
      <span className={classes["acts"]}>
        <button
          type="button"
          aria-label={text("forgetOf", { name: written })}
          onClick={() => onChange(() => forgetAlias(id))}
        >
          {text("forget")}
        </button>
      </span>
    </li>
  );
}
