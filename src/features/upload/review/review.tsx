import { useState } from "react";
import { fetchFileBytes } from "#client/file-bytes.ts";
import { useMay, useSession } from "#client/session.ts";
import { readUploadProblems } from "#client/upload.ts";
import type { Catalogue } from "#contract/catalogue.ts";
import type { Revisions } from "#contract/revisions.ts";
import type { Upload } from "#contract/uploads.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import { DropZone } from "#features/upload/choose/drop-zone.tsx";
import { focusOnArrival } from "#features/upload/common/focus-on-arrival.ts";
import { Notice } from "#features/upload/common/notice.tsx";
import shared from "#features/upload/common/upload.module.css";
import type { UploadNames } from "#features/upload/common/upload-names.ts";
import { visitStorage } from "#features/upload/common/visit-storage.ts";
import { CataloguePanel } from "#features/upload/making/catalogue-panel.tsx";
import { mayPublishKinds } from "#features/upload/making/new-items.ts";
import { useMaking } from "#features/upload/making/use-making.tsx";
import { ProblemList } from "#features/upload/problems/problem-list.tsx";
import { QuestionsPanel } from "#features/upload/questions/questions-panel.tsx";
import { FoldedFacts } from "#features/upload/reading/folded-facts.tsx";
import { UnderstoodFacts } from "#features/upload/reading/understood-facts.tsx";
import { TablesPanel } from "#features/upload/tables/tables-panel.tsx";
import { type Said, saidByFix, say, unsay } from "#intake/dialogue/said.ts";
import { formatBytes } from "#ui/format-bytes.ts";
import { defineText } from "#ui/language.ts";
import { DifferencePanel } from "./difference-panel.tsx";
import { closeForm, keepForm, recallForm } from "./form-memory.ts";
import { MovedNotice } from "./moved-notice.tsx";
import type { PublishForm } from "./publish-blockers.ts";
import { DiscardButton, PublishPanel } from "./publish-form.tsx";
import { ReplacedNotice } from "./replaced-notice.tsx";
import classes from "./review.module.css";
import { SaidList } from "./said-list.tsx";
import { type CellPlace, SamplePanel } from "./sample-panel.tsx";
import { ReturnPanel, SentNotice, TakeBackPanel } from "./submission-panels.tsx";
import { useDraftActions } from "./use-draft.ts";

const useText = defineText("upload-review", {
  about: { zh: "{{size}} · {{time}} 上传 · 尚未发布", en: "{{size}} · uploaded {{time}} · not published yet" },
  newerTitle: { zh: "刚刚有人发布了版本 {{revision}}", en: "Revision {{revision}} has just been published" },
  newerAdvice: {
    zh: "下面的变化是与版本 {{base}} 比较的。",
    en: "The difference below is taken against revision {{base}}.",
  },
  publishedTitle: {
    zh: "此文件已于{{time}}作为版本 {{revision}} 发布",
    en: "This file was published {{time}} as revision {{revision}}",
  },
  publishedSame: {
    zh: "内容与已发布的相同,再次发布不会改变任何数据。",
    en: "It says what is published already; nothing would change.",
  },
  publishedOther: {
    zh: "此后数据又有变动,下面列出再次发布会改变的内容。",
    en: "The data have changed since; what publishing it again would change is listed below.",
  },
  waitsForOther: {
    zh: "其中有要由管理员新建的内容，由管理员发布；也可以去掉后自己发布，或退回。",
    en: "Some of it is for an administrator to make and publish. Leave that out to publish the rest yourself, or return it.",
  },
  listsOnly: {
    zh: "这份文件没有要发布的数据。其中的指标、平台、目标和政策请放入目录草稿，在目录页核对后发布。",
    en: "This file has no figures to publish. Put its indicators, platforms, targets and policies into a draft of the catalogue, and publish that.",
  },
  compareAgain: { zh: "与最新版本重新比较", en: "Compare with the newest" },
});

type Props = {
  readonly upload: Upload;
  readonly catalogue: Catalogue;
  readonly names: UploadNames;
  readonly revisions: Revisions | null;
  /** Number of the revision that is current now. */
  readonly current: number;
  readonly limits: { readonly fileBytes: number; readonly rows: number };
  readonly onFile: (file: File) => void;
};

/** A draft: how it was read, what is wrong with it, what it would change; and beside it, publishing. */
export function Review({ upload, catalogue, names, revisions, current, limits, onFile }: Props) {
  const text = useText();
  const [form, setForm] = useState(() => recallForm(upload, visitStorage()));
  const actions = useDraftActions(upload, () => closeForm(upload.id, visitStorage()));
  const session = useSession();
  const mayPublish = useMay("publish");
  const kinds = (upload.catalogue?.changes ?? []).map(({ kind }) => kind);
  // What goes with it may be more than whoever is signed in may make: then somebody else publishes it.
  const mayPublishAll = mayPublish && mayPublishKinds(session, kinds);
  // What was sent in stands as it is until it was taken back or returned; a publisher may still say how it is read.
  const isFixed = upload.state === "submitted" && !mayPublish;
  const changeForm = (next: PublishForm) => {
    setForm(next);
    keepForm(upload.id, next, visitStorage());
  };
  const [place, setPlace] = useState<CellPlace>({ sheet: "", cell: "" });
  const sayAll = (said: readonly Said[]) => actions.choose(said.reduce(say, upload.choices));
  const saySo = (said: Said) => sayAll([said]);
  const making = useMaking(upload, catalogue, actions.saveCatalogue);
  const { fileName, fileSize, createdAt } = upload;
  // Which sheets and tables are read is for the person to say; all else of it is looked at where something is odd.
  const { sheets = [], tables = [] } = upload.understood;
  const isOfSeveral = sheets.length > 1 || tables.length > 1;
  const facts = (
    <UnderstoodFacts
      understood={upload.understood}
      onSay={saySo}
      onSheets={(chosen) => saySo({ kind: "sheets", about: "", value: chosen.join("\n") })}
      busy={actions.choosing || isFixed}
    />
  );
  const isOfLists = mayPublish && holdsOnlyLists(upload);
  const onCorrect = isFixed ? undefined : saySo;
  const hasErrors = upload.problemCounts.error > 0;
  return (
    <div className={classes["review"]}>
      <div className={classes["main"]}>
        <section className={shared["panel"]}>
          <h2 className={`${shared["title"]} ${classes["file"]}`} tabIndex={-1} ref={focusOnArrival}>
            {fileName}
          </h2>
          <p className={shared["muted"]}>
            {text("about", {
              size: formatBytes(fileSize),
              time: formatInstant(createdAt, names.zone(upload.region), names.language),
            })}
          </p>
          <SaidList
            upload={upload}
            names={names}
            busy={actions.choosing || isFixed}
            onUnsay={(said) => actions.choose(unsay(upload.choices, said))}
          />
          {isOfSeveral && !isOfLists ? facts : null}
          {hasErrors ? <DropZone purpose="corrected" limits={limits} onFile={onFile} /> : null}
        </section>
        {mayPublish ? <TablesPanel upload={upload} current={current} /> : null}
        <ReplacedNotice upload={upload} names={names} />
        {actions.seen === null ? null : (
          <MovedNotice
            seen={actions.seen}
            now={upload}
            revisions={revisions}
            names={names}
            onAccept={actions.acceptMoved}
          />
        )}
        {current > upload.base && !actions.publishing ? (
          <Notice
            tone="attention"
            title={text("newerTitle", { revision: current })}
            advice={text("newerAdvice", { base: upload.base })}
            action={{ label: text("compareAgain"), onAct: actions.compareAgain }}
          />
        ) : null}
        {upload.publishedAs === null ? null : <PublishedBefore upload={upload} names={names} />}
        <QuestionsPanel
          questions={upload.questions}
          understood={upload.understood}
          region={upload.region}
          catalogue={catalogue}
          busy={actions.choosing || isFixed}
          onSay={sayAll}
          making={making}
        />
        <CataloguePanel
          upload={upload}
          busy={actions.choosing || isFixed}
          making={making}
          onChanges={actions.saveCatalogue}
        />
        {making.dialog}
        <ProblemList
          problems={upload.problems}
          counts={upload.problemCounts}
          fileName={fileName}
          bytes={() => fetchFileBytes(upload.fileDigest)}
          all={() => readUploadProblems(upload.id)}
          busy={actions.choosing || isFixed}
          onFix={(problem, fix) => saySo(saidByFix(problem, fix))}
          {...(onCorrect ? { onSay: onCorrect } : {})}
          onCell={setPlace}
        />
        {isOfLists ? null : (
          <>
            <DifferencePanel upload={upload} names={names} busy={actions.choosing} onSay={onCorrect} />
            <SamplePanel
              upload={upload}
              names={names}
              place={place}
              onPlace={setPlace}
              busy={actions.choosing}
              onSay={onCorrect}
            />
          </>
        )}
        {isOfSeveral && !isOfLists ? null : <FoldedFacts understood={upload.understood}>{facts}</FoldedFacts>}
        {hasErrors ? null : (
          <div className={classes["other"]}>
            <DropZone purpose="other" limits={limits} onFile={onFile} />
          </div>
        )}
      </div>
      <Side
        upload={upload}
        names={names}
        form={form}
        onForm={changeForm}
        actions={actions}
        mayPublish={mayPublish}
        mayPublishAll={mayPublishAll}
      />
    </div>
  );
}

type SideProps = Pick<Props, "upload" | "names"> & {
  readonly form: PublishForm;
  readonly onForm: (form: PublishForm) => void;
  readonly actions: ReturnType<typeof useDraftActions>;
  readonly mayPublish: boolean;
  /** With all that goes with the file, too. */
  readonly mayPublishAll: boolean;
};

/** Beside a draft: who sent it in, what becomes of it, and the way back. */
function Side(props: SideProps) {
  const { upload, names, actions, mayPublish } = props;
  return (
    <div className={classes["side"]}>
      <SentNotice upload={upload} names={names} />
      <Way {...props} />
      {mayPublish && upload.state === "submitted" ? <ReturnPanel actions={actions} /> : null}
    </div>
  );
}

/** What becomes of it: published, sent in, taken back, left to somebody else, or put into the catalogue's draft. */
function Way({ upload, form, onForm, actions, mayPublish, mayPublishAll }: SideProps) {
  const text = useText();
  const isSubmitted = upload.state === "submitted";
  if (isSubmitted && !mayPublish) return <TakeBackPanel actions={actions} />;
  if (mayPublish && holdsOnlyLists(upload))
    return (
      <section className={shared["panel"]}>
        <p>{text("listsOnly")}</p>
        <DiscardButton upload={upload} actions={actions} />
      </section>
    );
  // Sent in with what only an administrator makes.
  if (isSubmitted && !mayPublishAll) return <p className={shared["panel"]}>{text("waitsForOther")}</p>;
  const purpose = mayPublishAll ? "publish" : "submit";
  return <PublishPanel purpose={purpose} upload={upload} form={form} onForm={onForm} actions={actions} />;
}

/** Sheets of the catalogue and no figures: there is nothing to publish of it here, and nothing to correct. */
function holdsOnlyLists({ state, figures, problems, problemCounts }: Upload): boolean {
  const isOpen = problemCounts.error > 0 || state !== "draft";
  return !isOpen && figures.length === 0 && problems.some(({ code }) => code === "sheet-of-catalogue");
}

/** The same bytes were published before: said at once, and whether that changes anything. */
function PublishedBefore({ upload, names }: Pick<Props, "upload" | "names">) {
  const text = useText();
  const { publishedAs, difference } = upload;
  if (publishedAs === null) return null;
  const changes = difference.counts.added + difference.counts.changed;
  return (
    <Notice
      tone="attention"
      title={text("publishedTitle", {
        time: formatInstant(publishedAs.publishedAt, names.zone(upload.region), names.language),
        revision: publishedAs.revision,
      })}
      advice={text(changes === 0 ? "publishedSame" : "publishedOther")}
    />
  );
}
