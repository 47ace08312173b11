import { useState } from "react";
import type { Upload } from "#contract/uploads.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import { nameIn } from "#domain/terms/names.ts";
import { Notice } from "#features/upload/common/notice.tsx";
import shared from "#features/upload/common/upload.module.css";
import type { UploadNames } from "#features/upload/common/upload-names.ts";
import { LongField } from "#ui/form.tsx";
import { defineText, useLanguage } from "#ui/language.ts";
import classes from "./publish-form.module.css";
import type { DraftActions } from "./use-draft.ts";

const useText = defineText("upload-submission", {
  sentTitle: { zh: "{{by}} 于 {{time}} 提报", en: "Sent in by {{by}}, {{time}}" },
  sentNothing: { zh: "没有附说明。", en: "Without a word." },
  backTitle: { zh: "{{by}} 于 {{time}} 退回", en: "Returned by {{by}}, {{time}}" },
  waitTitle: { zh: "等待发布者核对", en: "A publisher will look at it" },
  waitAdvice: {
    zh: "发布或退回后会在“提报”页看到。需要改动时可先收回。",
    en: "The Submissions page will say when it was published or returned. Take it back to change it.",
  },
  takeBack: { zh: "收回", en: "Take it back" },
  returnTitle: { zh: "退回", en: "Return it" },
  remark: { zh: "退回的原因", en: "Why it goes back" },
  remarkHint: { zh: "填报人员会看到这句话。", en: "Who sent it in will read this." },
  remarkLacking: { zh: "请写明需要怎样改。", en: "Say what has to change." },
  send: { zh: "退回给填报人员", en: "Return it to its sender" },
});

/** That an upload was sent in, and that it came back, each with its word. */
export function SentNotice({ upload, names }: { readonly upload: Upload; readonly names: UploadNames }) {
  const text = useText();
  const { sentIn, sentBack } = upload;
  const time = (at: string) => formatInstant(at, names.zone(upload.region), names.language);
  if (sentBack)
    return (
      <Notice
        tone="attention"
        title={text("backTitle", { by: sentBack.by, time: time(sentBack.at) })}
        advice={sentBack.remark}
      />
    );
  if (sentIn === null) return null;
  return (
    <Notice
      tone="attention"
      title={text("sentTitle", { by: sentIn.by, time: time(sentIn.at) })}
      advice={sentIn.message === "" ? text("sentNothing") : sentIn.message}
    />
  );
}

/** What its sender can do while it waits. */
export function TakeBackPanel({ actions }: { readonly actions: DraftActions }) {
  const text = useText();
  const language = useLanguage();
  return (
    <section className={`${shared["panel"]} ${classes["publish"]}`}>
      <h2 className={shared["title"]}>{text("waitTitle")}</h2>
      <p className={shared["muted"]}>{text("waitAdvice")}</p>
      {actions.failure === null ? null : (
        <Notice
          tone="failure"
          title={nameIn(actions.failure.title, language)}
          advice={nameIn(actions.failure.advice, language)}
        />
      )}
      <button type="button" className={shared["quiet"]} disabled={actions.publishing} onClick={actions.takeBack}>
        {text("takeBack")}
      </button>
    </section>
  );
}

/** Sends it back, with a remark that says what has to change. */
export function ReturnPanel({ actions }: { readonly actions: DraftActions }) {
  const text = useText();
  const [remark, setRemark] = useState("");
  const [hasTried, setTried] = useState(false);
  return (
    <form
      className={`${shared["panel"]} ${classes["publish"]}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (remark.trim() !== "" && !actions.publishing) actions.sendBack(remark.trim());
      }}
    >
      <h2 className={shared["title"]}>{text("returnTitle")}</h2>
      <LongField
        label={text("remark")}
        hint={text("remarkHint")}
        lacking={hasTried && remark.trim() === "" ? text("remarkLacking") : ""}
        maxLength={500}
        value={remark}
        onValue={setRemark}
      />
      <button type="submit" className={shared["quiet"]} aria-disabled={actions.publishing}>
        {text("send")}
      </button>
    </form>
  );
}
