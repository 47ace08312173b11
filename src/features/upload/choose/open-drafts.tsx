import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { listDrafts } from "#client/memory.ts";
import { discardUpload } from "#client/upload.ts";
import { useZone } from "#client/zone.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import shared from "#features/upload/common/upload.module.css";
import { formatBytes } from "#ui/format-bytes.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import classes from "./memory-lists.module.css";

const useText = defineText("upload-drafts", {
  title: { zh: "尚未发布的上传", en: "Not published yet" },
  about: { zh: "{{time}} 上传 · {{size}}", en: "uploaded {{time}} · {{size}}" },
  goOn: { zh: "继续", en: "Go on" },
  goOnWith: { zh: "继续:{{name}}", en: "Go on with {{name}}" },
  discard: { zh: "放弃", en: "Discard" },
  discardOf: { zh: "放弃:{{name}}", en: "Discard {{name}}" },
  sure: { zh: "确认放弃", en: "Discard it" },
  sureOf: { zh: "确认放弃：{{name}}", en: "Discard {{name}} for good" },
  keep: { zh: "保留", en: "Keep it" },
  failed: { zh: "没有放弃成,请重试。", en: "It was not discarded; try again." },
});

/** Where drafts of a region are kept in the page's memory. */
export function draftsKey(region: string) {
  return ["drafts", region] as const;
}

type Props = { readonly region: string; readonly onOpen: (id: string) => void };

/** Uploads begun here or at another computer; nothing where there are none. */
export function OpenDrafts({ region, onOpen }: Props) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone(region);
  const client = useQueryClient();
  const [asking, setAsking] = useState<string | null>(null);
  const drafts = useQuery({
    queryKey: draftsKey(region),
    queryFn: () => listDrafts(region),
    refetchOnMount: "always",
    networkMode: "always",
  });
  const discarding = useMutation({
    mutationFn: discardUpload,
    networkMode: "always",
    onSettled: () => client.invalidateQueries({ queryKey: draftsKey(region) }),
  });
  if (!drafts.data || drafts.data.length === 0) return null;
  return (
    <section className={classes["part"]} aria-labelledby="upload-drafts">
      <h2 className={shared["title"]} id="upload-drafts">
        {text("title")}
      </h2>
      <ul className={classes["list"]}>
        {drafts.data.map(({ id, fileName, fileSize, createdAt }) => (
          <li key={id}>
            <span className={classes["what"]}>
              <span className={classes["name"]}>{fileName}</span>{" "}
              <span className={shared["muted"]}>
                {text("about", { time: formatInstant(createdAt, zone, language), size: formatBytes(fileSize) })}
              </span>
            </span>
            <span className={classes["acts"]}>
              <button type="button" aria-label={text("goOnWith", { name: fileName })} onClick={() => onOpen(id)}>
                {text("goOn")}
              </button>
              {asking === id ? (
                <>
                  <button
                    type="button"
                    aria-label={text("sureOf", { name: fileName })}
                    disabled={discarding.isPending}
                    onClick={() => discarding.mutate(id)}
                  >
                    {text("sure")}
                  </button>
                  {/* biome-ignore lint/a11y/noAutofocus: the harmless way out is at hand where the question appears */}
                  <button type="button" autoFocus onClick={() => setAsking(null)}>
                    {text("keep")}
                  </button>
                </>
              ) : (
                <button
                  type="button"
                  aria-label={text("discardOf", { name: fileName })}
                  disabled={discarding.isPending}
                  onClick={() => setAsking(id)}
                >
                  {text("discard")}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {discarding.isError ? <p role="alert">{text("failed")}</p> : null}
    </section>
  );
}
