import { useQueryClient } from "@tanstack/react-query";
import { ProblemError } from "#client/fetch.ts";
import type { Loadable } from "#client/loadable.ts";
import type { Catalogue } from "#contract/catalogue.ts";
import type { Revisions } from "#contract/revisions.ts";
import type { ServerSettings } from "#contract/settings.ts";
import { LIST_LIMITS, type Upload } from "#contract/uploads.ts";
import { dayIn, zoneIn } from "#domain/catalogue/clock.ts";
import { nameIn } from "#domain/terms/names.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import type { PageProps } from "#ui/page.ts";
import { Skeleton } from "#ui/state.tsx";
import { ChooseStep } from "./choose/choose-step.tsx";
import { describeFailure } from "./common/describe-failure.ts";
import { Notice } from "./common/notice.tsx";
import shared from "./common/upload.module.css";
import { type UploadNames, uploadNames } from "./common/upload-names.ts";
import { visitStorage } from "./common/visit-storage.ts";
import { withAttached } from "./making/new-items.ts";
import { Outcome } from "./outcome.tsx";
import { PageHead } from "./page-head.tsx";
import type { ReadFile } from "./reading/reading.ts";
import { type Intake, useIntake } from "./reading/use-intake.ts";
import { Working } from "./reading/working.tsx";
import { moveForm } from "./review/form-memory.ts";
import { Review } from "./review/review.tsx";
import { isOpen, uploadKey, useUpload } from "./review/use-draft.ts";
import type { Step } from "./steps.tsx";
import type { UploadSearch } from "./upload-page.tsx";

const useText = defineText("upload-desk", {
  loading: { zh: "正在读取这份上传…", en: "Reading this upload…" },
  retry: { zh: "重试", en: "Try again" },
  fresh: { zh: "上传新文件", en: "Upload a new file" },
  otherTitle: { zh: "这份上传属于{{region}}", en: "This upload belongs to {{region}}" },
  otherAdvice: {
    zh: "发布时写入{{region}},不是页首所选的地区。",
    en: "It publishes to {{region}}, not to the region chosen above.",
  },
  otherSwitch: { zh: "切换到{{region}}", en: "Switch to {{region}}" },
});

type Props = PageProps<UploadSearch> & {
  readonly readFile: ReadFile;
  readonly settings: ServerSettings;
  readonly catalogue: Catalogue;
  readonly current: number;
  readonly revisions: Revisions | null;
  readonly names: UploadNames;
};

/** One desk for one region: a file on its way in, else the upload named in the URL, else the drop zone. */
export function UploadDesk(props: Props) {
  const { region, search, onSearch, readFile, settings, catalogue, names } = props;
  const client = useQueryClient();
  const upload = useUpload(search.upload);
  const intake = useIntake({
    region,
    context: {
      region,
      catalogue,
      rows: settings.limits.rows,
      listed: LIST_LIMITS.problems,
      today: dayIn(new Date(), zoneIn(catalogue.organizations, region)),
    },
    readFile,
    onUploaded: (made) => {
      // What was typed for the draft it takes the place of is typed for it.
      if (made.replaced) moveForm(made.replaced.id, made.id, visitStorage());
      client.setQueryData(uploadKey(made.id), made);
      onSearch({ upload: made.id, region: made.region });
    },
  });
  const shownRegion = upload?.state === "ready" && intake.state === "idle" ? upload.value.region : region;
  return (
    <div className={shared["page"]}>
      <PageHead
        step={stepOf(intake, upload)}
        region={names.organizationName(shownRegion)}
        isIllustrative={names.isIllustrative(shownRegion)}
      />
      <Content {...props} intake={intake} upload={upload} />
    </div>
  );
}

type ContentProps = Props & { readonly intake: Intake; readonly upload: Loadable<Upload> | null };

function Content(props: ContentProps) {
  const { intake, upload, onSearch, settings, names, region } = props;
  const text = useText();
  if (intake.state !== "idle") return <Working intake={intake} fileName={intake.file?.name ?? ""} />;
  if (upload === null)
    return <ChooseStep {...props} onFile={intake.start} onDraft={(id) => onSearch({ upload: id })} />;
  const restart = () => onSearch({ upload: undefined });
  if (upload.state === "loading") return <Skeleton height={320} label={text("loading")} />;
  if (upload.state === "failed") return <UploadFailed error={upload.error} onRetry={upload.retry} onFresh={restart} />;
  if (!isOpen(upload.value)) return <Outcome upload={upload.value} names={names} onNext={restart} />;
  const other = names.organizationName(upload.value.region);
  return (
    <>
      {upload.value.region === region ? null : (
        <Notice
          tone="attention"
          title={text("otherTitle", { region: other })}
          advice={text("otherAdvice", { region: other })}
          action={{
            label: text("otherSwitch", { region: other }),
            onAct: () => onSearch({ region: upload.value.region }),
          }}
        />
      )}
      <Review
        key={`${upload.value.id} ${upload.value.replaced?.id ?? ""}`}
        upload={upload.value}
        catalogue={withAttached(props.catalogue, upload.value.catalogue)}
        names={uploadNames(withAttached(props.catalogue, upload.value.catalogue), props.revisions, names.language)}
        revisions={props.revisions}
        current={props.current}
        limits={settings.limits}
        onFile={(file) => intake.start(file, upload.value.region === region ? upload.value.id : undefined)}
      />
    </>
  );
}

type FailedProps = { readonly error: unknown; readonly onRetry: () => void; readonly onFresh: () => void };

function UploadFailed({ error, onRetry, onFresh }: FailedProps) {
  const text = useText();
  const language = useLanguage();
  const { title, advice } = describeFailure(error);
  return (
    <section className={shared["panel"]}>
      <Notice
        tone="failure"
        title={nameIn(title, language)}
        advice={nameIn(advice, language)}
        action={mayHelp(error) ? { label: text("retry"), onAct: onRetry } : undefined}
      />
      <div className={shared["row"]}>
        <button type="button" className={shared["quiet"]} onClick={onFresh}>
          {text("fresh")}
        </button>
      </div>
    </section>
  );
}

/** An answer that says no will say no again; a server that is away or broken may come back. */
function mayHelp(error: unknown): boolean {
  return !(error instanceof ProblemError) || error.problem.status >= 500;
}

function stepOf(intake: Intake, upload: Loadable<Upload> | null): Step | "finished" {
  if (intake.state !== "idle" || upload?.state !== "ready") return "choose";
  if (upload.value.state === "published") return "finished";
  return isOpen(upload.value) ? "check" : "choose";
}
