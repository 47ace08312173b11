import { useQuery } from "@tanstack/react-query";
import { describeError } from "#client/fetch.ts";
import { signInPath, useSession } from "#client/session.ts";
import { submissionsQuery } from "#client/submissions.ts";
import { useZone } from "#client/zone.ts";
import type { Submissions } from "#contract/submissions.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import type { PageProps, SearchState } from "#ui/page.ts";
import panel from "#ui/panel.module.css";
import { EmptyState, FailedState, Skeleton } from "#ui/state.tsx";
import classes from "./submissions.module.css";

const useText = defineText("submissions", {
  title: { zh: "提报", en: "Submissions" },
  leadPublisher: {
    zh: "填报人员提交的文件,核对后发布或退回。",
    en: "Files that clerks sent in, to be looked at and published or returned.",
  },
  leadContributor: { zh: "您提交的文件,由发布者核对。", en: "Files you sent in; a publisher looks at them." },
  nothing: { zh: "没有等待核对的提报", en: "Nothing waits to be looked at" },
  nothingPublisher: { zh: "填报人员提交后会出现在这里。", en: "What clerks send in appears here." },
  nothingContributor: { zh: "在“数据”页上传文件,核对后提交。", en: "Upload a file on the Data page, then send it in." },
  toUpload: { zh: "上传文件", en: "Upload a file" },
  submitted: { zh: "等待核对", en: "waits" },
  returned: { zh: "已退回", en: "returned" },
  sent: { zh: "{{by}} 于 {{time}} 提交", en: "sent in by {{by}}, {{time}}" },
  back: { zh: "{{by}} 于 {{time}} 退回:{{remark}}", en: "returned by {{by}}, {{time}}: {{remark}}" },
  check: { zh: "核对", en: "Look at it" },
  open: { zh: "打开", en: "Open" },
  openOf: { zh: "打开 {{name}}", en: "Open {{name}}" },
  refused: { zh: "提报需要登录", en: "Submissions are for those who sign in" },
  refusedAdvice: { zh: "请用填报或发布账号登录。", en: "Sign in as a contributor or a publisher." },
  signIn: { zh: "登录", en: "Sign in" },
});

/** 提报: files of a region that were sent in and wait, or came back with a remark. */
export function SubmissionsPage({ region }: PageProps<SearchState>) {
  const text = useText();
  const session = useSession();
  const zone = useZone(region);
  const may = session?.may.includes("submit") ?? false;
  const { data, error, refetch } = useQuery({ ...submissionsQuery(region), enabled: may });
  if (!session) return <Skeleton height="50vh" />;
  if (!may)
    return (
      <EmptyState title={text("refused")} advice={text("refusedAdvice")}>
        <a href={signInPath("/submissions")}>{text("signIn")}</a>
      </EmptyState>
    );
  if (error && !data) return <FailedState {...describeError(error)} onRetry={() => void refetch()} />;
  const mayPublish = session.may.includes("publish");
  return (
    <div className={panel["page"]}>
      <div className={panel["head"]}>
        <div>
          <h1>{text("title")}</h1>
          <p className={panel["lead"]}>{text(mayPublish ? "leadPublisher" : "leadContributor")}</p>
        </div>
      </div>
      {data === undefined ? (
        <Skeleton height={200} />
      ) : data.length === 0 ? (
        <EmptyState title={text("nothing")} advice={text(mayPublish ? "nothingPublisher" : "nothingContributor")}>
          {mayPublish ? null : (
            <Link to="/upload" search={{ region }}>
              {text("toUpload")}
            </Link>
          )}
        </EmptyState>
      ) : (
        <section className={panel["panel"]}>
          <SubmissionList zone={zone} submissions={data} mayPublish={mayPublish} />
        </section>
      )}
    </div>
  );
}

type ListProps = {
  readonly submissions: Submissions["submissions"];
  /** The region's, in which times are told. */
  readonly zone: string;
  readonly mayPublish: boolean;
};

function SubmissionList({ submissions, zone, mayPublish }: ListProps) {
  const text = useText();
  const language = useLanguage();
  return (
    <ul className={panel["list"]}>
      {submissions.map(({ id, region, fileName, state, sentIn, sentBack }) => (
        <li key={id}>
          <div className={panel["entry"]}>
            {fileName}
            <span className={`${panel["tag"]} ${classes[state] ?? ""}`}>{text(state)}</span>
            <small>
              {text("sent", { by: sentIn.by, time: formatInstant(sentIn.at, zone, language) })}
              {sentIn.message === "" ? "" : ` · ${sentIn.message}`}
            </small>
            {sentBack === null || state !== "returned" ? null : (
              <small className={classes["remark"]}>
                {text("back", {
                  by: sentBack.by,
                  time: formatInstant(sentBack.at, zone, language),
                  remark: sentBack.remark,
                })}
              </small>
            )}
          </div>
          <Link to="/upload" search={{ region, upload: id }} className={classes["open"]}>
            <span aria-hidden="true">{text(mayPublish && state === "submitted" ? "check" : "open")}</span>
            <span className="visually-hidden">{text("openOf", { name: fileName })}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
