import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { replaceDraft } from "#client/upload.ts";
import type { Replaced, Upload } from "#contract/uploads.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { nameIn } from "#domain/terms/names.ts";
import { describeFailure } from "#features/upload/common/describe-failure.ts";
import { Notice } from "#features/upload/common/notice.tsx";
import shared from "#features/upload/common/upload.module.css";
import type { UploadNames } from "#features/upload/common/upload-names.ts";
import { visitStorage } from "#features/upload/common/visit-storage.ts";
import { listSaid } from "#intake/dialogue/said.ts";
import { defineText } from "#ui/language.ts";
import { useSaidText } from "#ui/said-text.ts";
import { moveForm } from "./form-memory.ts";
import { uploadKey } from "./use-draft.ts";

const useText = defineText("upload-replaced", {
  title: { zh: "已替换草稿“{{name}}”", en: "It takes the place of the draft “{{name}}”" },
  kept: { zh: "沿用了已作的 {{count}} 项说明。", en: "Answers taken over: {{count}}." },
  left: {
    zh: "与这份文件不符，没有沿用：{{list}}。",
    en: "Not taken over, as this file has no place for them: {{list}}.",
  },
  remark: { zh: "退回意见：{{remark}}", en: "It had been returned: {{remark}}" },
  whichTitle: { zh: "这份文件可能是一份草稿的更正", en: "This file may be the correction of a draft" },
  whichSeveral: {
    zh: "这份文件可能是几份草稿之一的更正",
    en: "This file may be the correction of one of several drafts",
  },
  whichAdvice: {
    zh: "选择被替换的一份，它的说明会沿用过来，它本身放弃；也可以都保留。",
    en: "Choose the one to replace: what was said of it is taken over and it is discarded. Or keep them all.",
  },
  replace: { zh: "替换“{{name}}”（{{time}} 上传）", en: "Replace “{{name}}” (uploaded {{time}})" },
  keepAll: { zh: "都保留", en: "Keep them all" },
});

type Props = { readonly upload: Upload; readonly names: UploadNames };

/** Says which draft a corrected file took the place of; asks where that is not sure. */
export function ReplacedNotice({ upload, names }: Props) {
  const { replaced, mayReplace = [] } = upload;
  if (replaced) return <WasReplaced replaced={replaced} names={names} />;
  return mayReplace.length > 0 ? <MayReplace upload={upload} drafts={mayReplace} names={names} /> : null;
}

function WasReplaced({ replaced, names }: { readonly replaced: Replaced; readonly names: UploadNames }) {
  const text = useText();
  const tell = useSaidText(names);
  const left = listSaid(replaced.left).map(tell);
  const told = [
    text("kept", { count: replaced.kept }),
    ...(left.length > 0 ? [text("left", { list: formatList(left, names.language) })] : []),
    ...(replaced.remark === "" ? [] : [text("remark", { remark: replaced.remark })]),
  ];
  return <Notice tone="attention" title={text("title", { name: replaced.fileName })} advice={told.join(" ")} />;
}

type MayReplaceProps = Props & { readonly drafts: NonNullable<Upload["mayReplace"]> };

function MayReplace({ upload, drafts, names }: MayReplaceProps) {
  const text = useText();
  const client = useQueryClient();
  const [isDismissed, setDismissed] = useState(false);
  const replacing = useMutation({
    mutationFn: (draft: string) => replaceDraft(upload.id, draft),
    networkMode: "always",
    onSuccess: (now, draft) => {
      moveForm(draft, upload.id, visitStorage());
      client.setQueryData(uploadKey(upload.id), now);
    },
  });
  if (isDismissed) return null;
  const failure = replacing.isError ? describeFailure(replacing.error) : null;
  return (
    <Notice
      tone="attention"
      title={text(drafts.length > 1 ? "whichSeveral" : "whichTitle")}
      advice={text("whichAdvice")}
    >
      <div className={shared["row"]}>
        {drafts.map(({ id, fileName, createdAt }) => (
          <button
            key={id}
            type="button"
            className={shared["secondary"]}
            disabled={replacing.isPending}
            onClick={() => replacing.mutate(id)}
          >
            {text("replace", {
              name: fileName,
              time: formatInstant(createdAt, names.zone(upload.region), names.language),
            })}
          </button>
        ))}
        <button
          type="button"
          className={shared["quiet"]}
          disabled={replacing.isPending}
          onClick={() => setDismissed(true)}
        >
          {text("keepAll")}
        </button>
      </div>
      {failure ? (
        <Notice
          tone="failure"
          title={nameIn(failure.title, names.language)}
          advice={nameIn(failure.advice, names.language)}
        />
      ) : null}
    </Notice>
  );
}
