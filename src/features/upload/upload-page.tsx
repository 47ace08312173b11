import { useQuery } from "@tanstack/react-query";
import * as z from "zod/mini";
import { describeError } from "#client/fetch.ts";
import { settingsQuery } from "#client/queries.ts";
import { signInPath, useSession } from "#client/session.ts";
import { useHeldWork } from "#client/sign-in-again.ts";
import { useCatalogue, useCurrentRevision, useRevisions } from "#client/use-region.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import type { PageProps } from "#ui/page.ts";
import { EmptyState, FailedState, Skeleton } from "#ui/state.tsx";
import shared from "./common/upload.module.css";
import { uploadNames } from "./common/upload-names.ts";
import { PageHead } from "./page-head.tsx";
import { readInWorker } from "./reading/read-in-worker.ts";
import type { ReadFile } from "./reading/reading.ts";
import { UploadDesk } from "./upload-desk.tsx";

/** `upload`: id of the upload in view, so that a draft survives a reload. `region`: where it is published to. */
export const uploadSearchSchema = z.object({ upload: z.optional(z.string()), region: z.optional(z.string()) });
export type UploadSearch = z.infer<typeof uploadSearchSchema>;

const useText = defineText("upload-page", {
  signInFirst: { zh: "登录后上传数据", en: "Sign in to bring figures" },
  signInFirstAdvice: {
    zh: "填报人员提报所属机构的数据,发布人员核对并发布。",
    en: "Contributors send in their organizations' figures; publishers look at them and publish.",
  },
  signIn: { zh: "登录", en: "Sign in" },
  onlyLooks: { zh: "此账号只能查看数据", en: "This account looks only" },
  onlyLooksAdvice: { zh: "如需填报,请联系管理员。", en: "Ask an administrator if you have figures to bring." },
  loading: { zh: "正在准备上传页…", en: "Getting the upload page ready…" },
});

type Props = PageProps<UploadSearch> & {
  /** Reads a file on this machine; in a thread of its own unless said otherwise. */
  readonly readFile?: ReadFile;
};

/** 上传数据: drop the month's table, see what will change, publish. */
export function UploadPage({ region, search, onSearch, readFile = readInWorker }: Props) {
  const text = useText();
  const language = useLanguage();
  const settings = useQuery(settingsQuery());
  const catalogue = useCatalogue();
  const current = useCurrentRevision();
  const revisions = useRevisions();
  const session = useSession();
  useHeldWork(session);
  if (session && !session.may.includes("submit")) return <NotYours isSignedIn={session.account !== null} />;
  const failed = [catalogue, current].find((part) => part.state === "failed");
  if (settings.isError && !settings.data)
    return <Failed error={settings.error} onRetry={() => void settings.refetch()} />;
  if (failed?.state === "failed") return <Failed error={failed.error} onRetry={failed.retry} />;
  if (!session || !settings.data || catalogue.state !== "ready" || current.state !== "ready")
    return (
      <div className={shared["page"]}>
        <PageHead step="choose" region="" isIllustrative={false} />
        <Skeleton height={320} label={text("loading")} />
      </div>
    );
  const known = revisions.state === "ready" ? revisions.value : null;
  return (
    <UploadDesk
      key={region}
      region={region}
      search={search}
      onSearch={onSearch}
      readFile={readFile}
      settings={settings.data}
      catalogue={catalogue.value}
      current={current.value.revision}
      revisions={known}
      names={uploadNames(catalogue.value, known, language)}
    />
  );
}

/** Bringing figures takes an account that may. */
function NotYours({ isSignedIn }: { readonly isSignedIn: boolean }) {
  const text = useText();
  return (
    <EmptyState
      title={text(isSignedIn ? "onlyLooks" : "signInFirst")}
      advice={text(isSignedIn ? "onlyLooksAdvice" : "signInFirstAdvice")}
    >
      {isSignedIn ? null : <a href={signInPath("/upload")}>{text("signIn")}</a>}
    </EmptyState>
  );
}

function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { title, advice } = describeError(error);
  return (
    <div className={shared["page"]}>
      <PageHead step="choose" region="" isIllustrative={false} />
      <FailedState title={title} advice={advice} onRetry={onRetry} />
    </div>
  );
}
