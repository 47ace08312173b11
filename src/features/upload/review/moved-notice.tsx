import type { Revisions } from "#contract/revisions.ts";
import type { Upload } from "#contract/uploads.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import { observationKey } from "#domain/figures/observation.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatStated } from "#domain/say/format-stated.ts";
import { Notice } from "#features/upload/common/notice.tsx";
import shared from "#features/upload/common/upload.module.css";
import type { UploadNames } from "#features/upload/common/upload-names.ts";
import { defineText } from "#ui/language.ts";
import { type MovedEntry, whatMoved } from "./moved.ts";

const useText = defineText("upload-moved", {
  title: {
    zh: "期间有人发布了新版本,您的文件还没有发布",
    en: "Somebody published in between; your file is not published yet",
  },
  advice: {
    zh: "下面的变化已改为与版本 {{base}} 比较(先前是版本 {{seen}})。请重新核对后再发布。",
    en: "The difference below is now taken against revision {{base}} (it was {{seen}}). Look at it again, then publish.",
  },
  revision: { zh: "版本 {{number}} · {{by}} · {{time}}", en: "Revision {{number}} · {{by}} · {{time}}" },
  none: { zh: "您文件中的各项变化没有受到影响。", en: "None of the changes in your file is affected." },
  some: { zh: "您的变化中有 {{count}} 项因此不同:", en: "{{count}} of your changes differ because of it:" },
  appeared: { zh: "新出现的差异", en: "a new difference" },
  gone: { zh: "已发布的与文件一致,不再是差异", en: "what is published now agrees with the file" },
  rebased: { zh: "已发布的数变为 {{now}}(先前 {{was}})", en: "published is now {{now}} (was {{was}})" },
  nothing: { zh: "无", en: "nothing" },
  more: { zh: "另有 {{count}} 项,见下表。", en: "{{count}} more are in the table below." },
  accept: { zh: "我已重新核对", en: "I have looked again" },
});

const LISTED = 8;

type Props = {
  readonly seen: Upload;
  readonly now: Upload;
  readonly revisions: Revisions | null;
  readonly names: UploadNames;
  readonly onAccept: () => void;
};

/** Somebody published between the look and the publishing: who, what of it concerns this file, and a fresh look. */
export function MovedNotice({ seen, now, revisions, names, onAccept }: Props) {
  const text = useText();
  const moved = whatMoved(seen, now);
  const between = (revisions?.revisions ?? []).filter(({ number }) => number > seen.base && number <= now.base);
  return (
    <Notice
      tone="attention"
      title={text("title")}
      advice={text("advice", { base: now.base, seen: seen.base })}
      action={{ label: text("accept"), onAct: onAccept }}
    >
      <ul>
        {between.map(({ number, region, publishedBy, publishedAt, message }) => (
          <li key={number}>
            {text("revision", {
              number,
              by: publishedBy,
              time: formatInstant(publishedAt, names.zone(region), names.language),
            })}{" "}
            {message === "" ? null : <span className={shared["muted"]}>{message}</span>}
          </li>
        ))}
      </ul>
      <p>{moved.length === 0 ? text("none") : text("some", { count: moved.length })}</p>
      <ul>
        {moved.slice(0, LISTED).map((line) => (
          <MovedLine key={observationKey(line.entry)} line={line} names={names} />
        ))}
      </ul>
      {moved.length > LISTED ? <p>{text("more", { count: moved.length - LISTED })}</p> : null}
    </Notice>
  );
}

function MovedLine({ line, names }: { readonly line: MovedEntry; readonly names: UploadNames }) {
  const text = useText();
  const { kind, before, after, entry } = line;
  const indicator = names.indicator(entry.indicator);
  const published = (of: MovedEntry["before"]) =>
    (indicator && of && formatStated(of.before, of, indicator, names.language)) || text("nothing");
  const what = kind === "rebased" ? text("rebased", { now: published(after), was: published(before) }) : text(kind);
  const place = [
    names.indicatorName(entry.indicator),
    names.organizationName(entry.organization),
    formatPeriod(entry.period, names.language),
  ].join(" · ");
  return (
    <li>
      {place}: <strong>{what}</strong>
    </li>
  );
}
