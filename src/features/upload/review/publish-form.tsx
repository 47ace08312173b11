import { type FormEvent, useId, useRef, useState } from "react";
import type { Publish, Upload } from "#contract/uploads.ts";
import { nameIn } from "#domain/terms/names.ts";
import { Notice } from "#features/upload/common/notice.tsx";
import shared from "#features/upload/common/upload.module.css";
import { isWorthRemembering } from "#intake/dialogue/said.ts";
import { LongField } from "#ui/form.tsx";
import { defineText, useLanguage } from "#ui/language.ts";
import { type Blocker, isHard, type PublishForm, publishBlockers, warningKinds } from "./publish-blockers.ts";
import classes from "./publish-form.module.css";
import type { DraftActions } from "./use-draft.ts";
import { WarningAnswers } from "./warning-answers.tsx";

const useText = defineText("upload-publish", {
  title: { zh: "发布", en: "Publish" },
  titleSubmit: { zh: "提报", en: "Send in" },
  submit: { zh: "提报 {{count}} 项变化", en: "Send in {{count}} changes" },
  submit_one: { zh: "提报 {{count}} 项变化", en: "Send in {{count}} change" },
  submitNothing: { zh: "提报", en: "Send in" },
  submitting: { zh: "正在提报…", en: "Sending in…" },
  errorsSubmit: {
    zh: "有 {{count}} 处错误,确认或改正后才能提报",
    en: "Errors to answer or correct before it is sent in: {{count}}",
  },
  nothingSubmit: {
    zh: "与已发布的数据相同,没有可提报的变化",
    en: "It says what is published already; there is nothing to send in",
  },
  readySubmit: {
    zh: "提报后由发布者核对;发布或退回之前可以收回。",
    en: "A publisher looks at it; you may take it back until then.",
  },
  message: { zh: "说明(选填)", en: "Message (optional)" },
  messageHint: {
    zh: "例如:8月月报;更正7月硕士人数。",
    en: "For example: August report; corrects July's master's graduates.",
  },
  remember: {
    zh: "记住这些读法,下次同样的文件不再询问",
    en: "Remember how this was read, so that the next such file asks nothing",
  },
  publish: { zh: "发布 {{count}} 项变化", en: "Publish {{count}} changes" },
  publish_one: { zh: "发布 {{count}} 项变化", en: "Publish {{count}} change" },
  publishNothing: { zh: "发布", en: "Publish" },
  publishing: { zh: "正在发布…", en: "Publishing…" },
  discard: { zh: "放弃这份上传", en: "Discard this upload" },
  discardSure: {
    zh: "放弃“{{name}}”？没有任何内容会发布，已作的回答、改正和新建也一并放弃；文件仍在您的电脑上。",
    en: "Discard “{{name}}”? Nothing of it is published, and your answers, corrections and what you made go with it. The file stays on your computer.",
  },
  discardYes: { zh: "确认放弃", en: "Discard it" },
  discardNo: { zh: "继续核对", en: "Keep it" },
  retry: { zh: "重试", en: "Try again" },
  kept: { zh: "已填写的内容都还在。", en: "What you filled in is kept." },
  errors: {
    zh: "有 {{count}} 处错误,确认或改正后才能发布",
    en: "Errors to answer or correct before publishing: {{count}}",
  },
  nothing: {
    zh: "与已发布的数据相同,没有可发布的变化",
    en: "It says what is published already; there is nothing to publish",
  },
  moved: { zh: "有人刚发布了新版本,请先重新核对", en: "Somebody has just published; look at the changes again first" },
  catalogueErrors: { zh: "目录改动有错误，请先改正", en: "Correct the changes of the catalogue first" },
  catalogueMoved: {
    zh: "有人改了相同的目录内容，请先核对",
    en: "Somebody changed the same of the catalogue; look at it first",
  },
  answerBlocks: { zh: "还需说明 {{count}} 类提醒", en: "Kinds of warning still to answer: {{count}}" },
  ready: { zh: "发布后,所有打开的页面会立即更新。", en: "Once published, every open page shows it at once." },
});

type Props = {
  /** Whether the figures are published at once, or sent in for a publisher to look at. */
  readonly purpose: "publish" | "submit";
  readonly upload: Upload;
  readonly form: PublishForm;
  readonly onForm: (form: PublishForm) => void;
  readonly actions: DraftActions;
};

/** Why, and an answer for each kind of warning. The button says what still stands in the way. */
export function PublishPanel({ purpose, upload, form, onForm, actions }: Props) {
  const text = useText();
  const blockersId = useId();
  const element = useRef<HTMLFormElement>(null);
  const [hasTried, setTried] = useState(false);
  const blockers = publishBlockers(upload, form, actions.seen !== null);
  const { added, changed } = upload.difference.counts;
  const count = added + changed;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (actions.publishing) return;
    if (blockers.length === 0) {
      const { remember, ...words } = trimmed(form, upload);
      const seen = upload.catalogue ? { catalogue: { version: upload.catalogue.version } } : {};
      if (purpose === "publish") actions.publish({ base: upload.base, ...words, ...seen, remember });
      else actions.submit(words);
      return;
    }
    setTried(true);
    const lacking = [...(element.current?.querySelectorAll<HTMLElement>("[data-required]") ?? [])];
    lacking.find((field) => (field as HTMLInputElement).value.trim() === "")?.focus();
  };
  return (
    <form className={`${shared["panel"]} ${classes["form"]}`} ref={element} onSubmit={submit} noValidate>
      <h2 className={shared["title"]}>{text(purpose === "publish" ? "title" : "titleSubmit")}</h2>
      {upload.problemCounts.error > 0 ? null : (
        <PublishFields purpose={purpose} upload={upload} form={form} onForm={onForm} hasTried={hasTried} />
      )}
      <div className={classes["publish"]}>
        <FailureNotice actions={actions} />
        <button
          type="submit"
          className={shared["primary"]}
          aria-disabled={blockers.some(isHard) || actions.publishing}
          aria-describedby={blockersId}
        >
          {text(buttonWord(purpose, actions.publishing, count), { count })}
        </button>
        <BlockerList id={blockersId} purpose={purpose} blockers={blockers} />
        {upload.state === "submitted" ? null : <DiscardButton upload={upload} actions={actions} />}
      </div>
    </form>
  );
}

/** Asks before it is gone: what was answered and made goes with it. */
export function DiscardButton({ upload, actions }: Pick<Props, "upload" | "actions">) {
  const text = useText();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking)
    return (
      <button type="button" className={shared["quiet"]} disabled={actions.discarding} onClick={() => setAsking(true)}>
        {text("discard")}
      </button>
    );
  return (
    <div className={classes["asking"]} role="alertdialog" aria-label={text("discard")}>
      <p>{text("discardSure", { name: upload.fileName })}</p>
      <div className={shared["row"]}>
        <button type="button" className={classes["danger"]} disabled={actions.discarding} onClick={actions.discard}>
          {text("discardYes")}
        </button>
        {/* biome-ignore lint/a11y/noAutofocus: the harmless way out is at hand where the question appears */}
        <button type="button" className={shared["quiet"]} autoFocus onClick={() => setAsking(false)}>
          {text("discardNo")}
        </button>
      </div>
    </div>
  );
}

function buttonWord(purpose: Props["purpose"], isUnderWay: boolean, count: number) {
  if (purpose === "submit") return isUnderWay ? "submitting" : count > 0 ? "submit" : "submitNothing";
  return isUnderWay ? "publishing" : count > 0 ? "publish" : "publishNothing";
}

type FieldsProps = Omit<Props, "actions"> & { readonly hasTried: boolean };

function PublishFields({ purpose, upload, form, onForm, hasTried }: FieldsProps) {
  const text = useText();
  return (
    <div className={`${classes["fields"]} shaded-scroll`}>
      <WarningAnswers
        kinds={warningKinds(upload)}
        answers={form.answers}
        hasTried={hasTried}
        onAnswer={(code, answer) => onForm({ ...form, answers: { ...form.answers, [code]: answer } })}
      />
      <LongField
        label={text("message")}
        hint={text("messageHint")}
        maxLength={500}
        value={form.message}
        onValue={(message) => onForm({ ...form, message })}
      />
      {purpose === "publish" && isWorthRemembering(upload.choices) ? (
        <label className={classes["remember"]}>
          <input
            type="checkbox"
            checked={form.remember !== false}
            onChange={(event) => onForm({ ...form, remember: event.currentTarget.checked })}
          />
          {text("remember")}
        </label>
      ) : null}
    </div>
  );
}

type BlockersProps = { readonly id: string; readonly purpose: Props["purpose"]; readonly blockers: readonly Blocker[] };

function BlockerList({ id, purpose, blockers }: BlockersProps) {
  const text = useText();
  const isPublish = purpose === "publish";
  const answers = blockers.filter(({ kind }) => kind === "answer").length;
  const lines = blockers.flatMap((blocker): string[] => {
    if (blocker.kind === "errors") return [text(isPublish ? "errors" : "errorsSubmit", { count: blocker.count })];
    if (blocker.kind === "nothing-to-publish") return [text(isPublish ? "nothing" : "nothingSubmit")];
    if (blocker.kind === "catalogue") return [text(blocker.has === "errors" ? "catalogueErrors" : "catalogueMoved")];
    return blocker.kind === "moved" ? [text("moved")] : [];
  });
  if (answers > 0) lines.push(text("answerBlocks", { count: answers }));
  const hard = blockers.filter(isHard).length;
  return (
    <ul id={id} className={classes["blockers"]}>
      {lines.length === 0 ? <li>{text(isPublish ? "ready" : "readySubmit")}</li> : null}
      {lines.map((line, index) => (
        <li key={line} className={index < hard ? classes["hard"] : undefined}>
          {line}
        </li>
      ))}
    </ul>
  );
}

function FailureNotice({ actions }: { readonly actions: DraftActions }) {
  const text = useText();
  const language = useLanguage();
  if (actions.failure === null) return null;
  const { title, advice } = actions.failure;
  return (
    <Notice
      tone="failure"
      title={nameIn(title, language)}
      advice={`${nameIn(advice, language)} ${text("kept")}`}
      action={{ label: text("retry"), onAct: actions.retry }}
    />
  );
}

/** As the server wants it: without blanks around, and only answers to warnings that are there. */
function trimmed(
  form: PublishForm,
  upload: Upload,
): Omit<Publish, "base" | "remember"> & { readonly remember: boolean } {
  const codes = warningKinds(upload).map(({ code }) => code);
  const answers = Object.fromEntries(codes.map((code) => [code, (form.answers[code] ?? "").trim()]));
  const remember = isWorthRemembering(upload.choices) && form.remember !== false;
  return { message: form.message.trim(), answers, remember };
}
