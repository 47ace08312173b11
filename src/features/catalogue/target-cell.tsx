import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { TargetValue } from "#domain/catalogue/target.ts";
import { sayTargetValue } from "#domain/catalogue/target-words.ts";
import { nameIn } from "#domain/terms/names.ts";
import { useLanguage } from "#ui/language.ts";
import classes from "./catalogue.module.css";
import { useCatalogueText } from "./catalogue-text.ts";

type Props = {
  readonly label: string;
  /** Row and column, by which the neighbours find it. */
  readonly place: string;
  readonly value: TargetValue | undefined;
  /** What is published. */
  readonly former: TargetValue | undefined;
  readonly isFixed: boolean;
  /** What was written last is no number. */
  readonly isRefused: boolean;
  /** Fails where it is not kept. */
  readonly onWrite: (written: string) => Promise<unknown>;
  readonly onPaste: (pasted: string) => void;
  readonly onGo: (down: number, across: number) => void;
};

/** One target: kept when it is left, by Enter or an arrow up or down as well; Escape brings back what was there. */
export function TargetCell({ label, place, value, former, isFixed, isRefused, onWrite, onPaste, onGo }: Props) {
  const text = useCatalogueText();
  const language = useLanguage();
  const said = (target: TargetValue | undefined) =>
    typeof target === "object"
      ? nameIn(sayTargetValue(target), language)
      : target === undefined
        ? undefined
        : writtenValue(target);
  const kept = said(value) ?? "";
  const [written, setWritten] = useState(kept);
  const [shown, setShown] = useState(kept);
  const sent = useRef(kept);
  const id = useId();
  // What the server keeps, or another draft says, stands here.
  if (shown !== kept) {
    setShown(kept);
    setWritten(kept);
  }
  const hasMoved = said(value) !== said(former);
  const keep = () => {
    const entered = written.trim();
    if (entered === sent.current) return;
    sent.current = entered;
    onWrite(written).catch(() => {
      sent.current = kept;
    });
  };
  const move = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") setWritten(kept);
    const down = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (down === undefined) return;
    event.preventDefault();
    keep();
    onGo(down, 0);
  };
  const was = hasMoved ? text("wereValue", { value: said(former) ?? "—" }) : "";
  return (
    <>
      <input
        className={classes["cell"]}
        data-cell={place}
        data-moved={hasMoved}
        aria-invalid={isRefused}
        aria-label={label}
        aria-describedby={`${id}-was`}
        inputMode="decimal"
        autoComplete="off"
        readOnly={isFixed}
        value={written}
        onChange={(event) => setWritten(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={keep}
        onKeyDown={move}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData("text");
          if (isFixed || !/[\t\n]/.test(pasted.trimEnd())) return;
          event.preventDefault();
          onPaste(pasted);
        }}
      />
      <small id={`${id}-was`} className={classes["was"]} hidden={was === ""}>
        {was}
      </small>
    </>
  );
}

/** A number with separators, all its decimals kept. */
export function writtenValue(value: number): string {
  const [whole = "", rest] = String(value).split(".");
  const grouped = /e/i.test(whole) ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}
