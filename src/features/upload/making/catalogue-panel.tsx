import { useId } from "react";
import { useSession } from "#client/session.ts";
import type { Upload } from "#contract/uploads.ts";
import { type CatalogueChange, itemKey, placeOfChange } from "#domain/catalogue/catalogue-change.ts";
import { sayEntry } from "#domain/catalogue/catalogue-entry-words.ts";
import { nameIn } from "#domain/terms/names.ts";
import { Notice } from "#features/upload/common/notice.tsx";
import shared from "#features/upload/common/upload.module.css";
import { defineText, useLanguage } from "#ui/language.ts";
import classes from "./making.module.css";
import { mayPublishKinds, withoutItem } from "./new-items.ts";
import type { Making } from "./use-making.tsx";

const useText = defineText("upload-catalogue-panel", {
  title: {
    zh: "随数据一起发布的目录改动（{{count}} 项）",
    en: "Changes of the catalogue that go with the figures ({{count}})",
  },
  about: {
    zh: "与数据成为同一个版本，撤销时一起撤销。",
    en: "They become one revision with the figures, and are undone with them.",
  },
  proposed: {
    zh: "其中有此账号不能新建的内容：提报后由有权限的人员核对并发布。",
    en: "Some of it is not for this account to make: once sent in, it is looked at and published by who may.",
  },
  edit: { zh: "修改", en: "Change" },
  editOf: { zh: "修改“{{name}}”", en: "Change “{{name}}”" },
  remove: { zh: "不要", en: "Leave out" },
  removeOf: { zh: "不要“{{name}}”", en: "Leave out “{{name}}”" },
  problem: { zh: "目录改动有错误，改正后才能发布", en: "The changes of the catalogue have errors to correct first" },
  moved: { zh: "期间有人改了相同的内容", en: "Somebody else changed the same items meanwhile" },
  movedAdvice: {
    zh: "请核对下列改动；仍要按这里的内容发布，请确认。",
    en: "Look at what they changed; confirm to publish what stands here all the same.",
  },
  confirm: { zh: "已核对，按这里的内容", en: "I have looked; keep what stands here" },
  by: { zh: "版本 {{revision}}（{{by}}）：{{what}}", en: "revision {{revision}} ({{by}}): {{what}}" },
  more: { zh: "另有 {{count}} 项。", en: "{{count}} more." },
});

/** Entries that are listed; a year's targets are thousands. */
const LISTED = 50;

type Props = {
  readonly upload: Upload;
  readonly busy: boolean;
  readonly making: Making;
  readonly onChanges: (changes: readonly CatalogueChange[]) => void;
};

/** What of the catalogue is published with the figures: each item, what is wrong with it, and the ways to alter it. */
export function CataloguePanel({ upload, busy, making, onChanges }: Props) {
  const text = useText();
  const language = useLanguage();
  const id = useId();
  const session = useSession();
  const { catalogue } = upload;
  if (!catalogue) return null;
  const { changes, entries, problems, moved, counts } = catalogue;
  const changeOf = new Map(changes.map((change) => [itemKey(placeOfChange(change)), change]));
  const count = counts.added + counts.changed + counts.withdrawn;
  const isProposal = !mayPublishKinds(
    session,
    changes.map(({ kind }) => kind),
  );
  return (
    <section className={shared["panel"]} aria-labelledby={id}>
      <h2 className={shared["title"]} id={id}>
        {text("title", { count })}
      </h2>
      <p className={shared["muted"]}>{text(isProposal ? "proposed" : "about")}</p>
      {moved.length === 0 ? null : (
        <Notice
          tone="attention"
          title={text("moved")}
          advice={text("movedAdvice")}
          action={{ label: text("confirm"), onAct: () => onChanges(changes) }}
        >
          <ul>
            {moved.slice(0, LISTED).map((entry) => (
              <li key={itemKey(entry.place)}>
                {text("by", {
                  revision: entry.revision,
                  by: entry.publishedBy,
                  what: nameIn(sayEntry(entry), language).trim(),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <ul className={classes["list"]}>
        {entries.slice(0, LISTED).map((entry) => {
          const change = changeOf.get(itemKey(entry.place));
          const name = nameIn(entry.names, language);
          return (
            <li key={itemKey(entry.place)}>
              <span>{nameIn(sayEntry(entry), language)}</span>
              {change?.kind === "add-platform" || change?.kind === "add-indicator" ? (
                <span>
                  <button
                    type="button"
                    disabled={busy}
                    aria-label={text("editOf", { name })}
                    onClick={() => making.edit(change)}
                  >
                    {text("edit")}
                  </button>
                  <button
                    type="button"
                    disabled={busy}
                    aria-label={text("removeOf", { name })}
                    onClick={() => onChanges(withoutItem(changes, change.code))}
                  >
                    {text("remove")}
                  </button>
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
      {entries.length > LISTED ? (
        <p className={shared["muted"]}>{text("more", { count: entries.length - LISTED })}</p>
      ) : null}
      {counts.errors > 0 ? (
        <Notice tone="failure" title={text("problem")} advice="">
          <ul>
            {problems
              .filter(({ severity }) => severity === "error")
              .map((problem) => (
                <li key={`${problem.code} ${itemKey(problem.place)} ${problem.field}`}>
                  {nameIn(problem.message, language)} {nameIn(problem.advice, language)}
                </li>
              ))}
          </ul>
        </Notice>
      ) : null}
    </section>
  );
}
