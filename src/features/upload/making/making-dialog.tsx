import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { Names } from "#domain/terms/names.ts";
import shared from "#features/upload/common/upload.module.css";
import { defineText } from "#ui/language.ts";
import { ItemForm } from "./item-form.tsx";
import classes from "./making.module.css";
import type { NewItem } from "./new-items.ts";

const useText = defineText("upload-making", {
  title: { zh: "新建文件中的名称", en: "Make what the file names" },
  titlePropose: { zh: "提议新建文件中的名称", en: "Propose what the file names" },
  about: {
    zh: "单位、累计方式等由文件中的文字和数值推出，请核对。确认后重新读取文件，与数据一起发布。",
    en: "Units and the rest were proposed from the file's words and values; please check them. The file is read again with them, and they are published with its figures.",
  },
  aboutPropose: {
    zh: "单位、累计方式等由文件中的文字和数值推出，请核对。提报后由有权限的人员决定是否新建。",
    en: "Units and the rest were proposed from the file's words and values; please check them. Who may make them decides once the file is sent in.",
  },
  confirm: { zh: "确认新建 {{count}} 项", en: "Make {{count}}" },
  confirmPropose: { zh: "提议新建 {{count}} 项", en: "Propose {{count}}" },
  cancel: { zh: "取消", en: "Cancel" },
});

type Props = {
  readonly items: readonly NewItem[];
  readonly groups: readonly Names[];
  /** Whether they are only proposed, for who may make them to decide. */
  readonly isProposal: boolean;
  readonly onMake: (items: readonly NewItem[]) => void;
  readonly onClose: () => void;
};

/** New platforms and indicators, to be looked at and confirmed together. */
export function MakingDialog({ items: first, groups, isProposal, onMake, onClose }: Props) {
  const text = useText();
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  const [items, setItems] = useState(first);
  const [hasTried, setTried] = useState(false);
  useEffect(() => {
    element.current?.showModal();
  }, []);
  const chosen = items.filter(({ isChosen }) => isChosen);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen.length === 0 || chosen.some(({ fields }) => fields.names.zh.trim() === "")) return;
    onMake(items);
  };
  return (
    <dialog ref={element} className={classes["dialog"]} aria-labelledby={id} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <h2 id={id} className={shared["title"]}>
          {text(isProposal ? "titlePropose" : "title")}
        </h2>
        <p className={shared["muted"]}>{text(isProposal ? "aboutPropose" : "about")}</p>
        <div className={classes["items"]}>
          {items.map((item) => (
            <ItemForm
              key={item.code}
              item={item}
              groups={groups}
              hasTried={hasTried}
              onItem={(next) => setItems(items.map((one) => (one.code === next.code ? next : one)))}
            />
          ))}
        </div>
        <div className={`${shared["row"]} ${classes["foot"]}`}>
          <button type="submit" className={shared["primary"]} aria-disabled={chosen.length === 0}>
            {text(isProposal ? "confirmPropose" : "confirm", { count: chosen.length })}
          </button>
          <button type="button" className={shared["quiet"]} onClick={() => element.current?.close()}>
            {text("cancel")}
          </button>
        </div>
      </form>
    </dialog>
  );
}
