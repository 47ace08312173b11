import { type ReactNode, useEffect, useRef } from "react";
import { describeError } from "#client/fetch.ts";
import type { CatalogueChangeKind } from "#domain/catalogue/catalogue-change.ts";
import form from "#ui/form.module.css";
import { Failure, Form } from "#ui/form.tsx";
import panel from "#ui/panel.module.css";
import classes from "./catalogue.module.css";
import { useCatalogueText } from "./catalogue-text.ts";
import type { Desk } from "./use-catalogue-desk.ts";

/** What every part of the page works with. */
export type PartProps = {
  readonly desk: Desk;
  readonly may: (kind: CatalogueChangeKind) => boolean;
};

type PartFrameProps = {
  readonly title: string;
  readonly lead?: string;
  /** Says how to add one; empty where none may be added now. */
  readonly add: string;
  readonly onAdd: () => void;
  readonly children: ReactNode;
};

/** One part of the catalogue: its name, the way to add to it, what there is. */
export function Part({ title, lead = "", add, onAdd, children }: PartFrameProps) {
  return (
    <section className={panel["panel"]} aria-label={title}>
      <div className={panel["head"]}>
        <h2>{title}</h2>
        {add === "" ? null : (
          <button type="button" className={form["secondary"]} onClick={onAdd}>
            {add}
          </button>
        )}
      </div>
      {lead === "" ? null : <p className={panel["lead"]}>{lead}</p>}
      {children}
    </section>
  );
}

type EditorProps = {
  readonly title: string;
  readonly desk: Desk;
  /** Keeps what was given, or marks what is lacking. */
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The form of one item, above the table. */
export function Editor({ title, desk, onSubmit, onClose, children }: EditorProps) {
  const text = useCatalogueText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the form from any of its fields
    <div
      className={classes["editor"]}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.nativeEvent.isComposing) onClose();
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <Form onSubmit={onSubmit}>
        <div className={classes["fields"]}>{children}</div>
        {desk.error ? <Failure {...describeError(desk.error)} /> : null}
        <div className={form["ways"]}>
          <button type="submit" className={form["primary"]} aria-disabled={desk.isSaving}>
            {text("save")}
          </button>
          <button type="button" className={form["secondary"]} onClick={onClose}>
            {text("cancel")}
          </button>
        </div>
      </Form>
    </div>
  );
}
