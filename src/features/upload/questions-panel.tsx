import { useId, useState } from "react";
import type { Catalogue } from "#contract/catalogue.ts";
import type { Question, Understood } from "#contract/uploads.ts";
import { formatCell } from "#domain/format-cell.ts";
import { nameIn } from "#domain/names.ts";
import { regionOf } from "#domain/organization.ts";
import { roleOfHeading } from "#intake/columns.ts";
import { readPeriod } from "#intake/period-text.ts";
import type { Said } from "#intake/said.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import classes from "./questions-panel.module.css";
import shared from "./upload.module.css";

const useText = defineText("upload-questions", {
  title: { zh: "请确认", en: "Please tell" },
  about: {
    zh: "文件中有 {{count}} 处系统无法自行判断。选好后立即重新读取;发布时可记住,下次不再询问。",
    en: "What the file does not say by itself: {{count}}. Each answer has it read again at once; they can be remembered for next time.",
  },
  indicator: { zh: "这个名称是哪个指标?", en: "Which indicator is this?" },
  organization: { zh: "这个名称是哪个平台?", en: "Which platform is this?" },
  wholeIndicator: { zh: "整张表是哪个指标?", en: "Which indicator is the whole table of?" },
  wholePeriod: { zh: "整张表是哪个时期?", en: "Which period is the whole table of?" },
  wholeOrganization: {
    zh: "表中没有认出平台,几行都读成了{{region}}。平台写在哪里?",
    en: "No platform was recognised, so several rows were read as {{region}}. Where is it named?",
  },
  columnIndicator: { zh: "“{{header}}”列写的是指标", en: "Column “{{header}}” names the indicator" },
  columnOrganization: { zh: "“{{header}}”列写的是平台", en: "Column “{{header}}” names the platform" },
  search: { zh: "输入名称查找…", en: "Type a name…" },
  find: { zh: "为“{{name}}”查找其他名称", en: "Find another name for “{{name}}”" },
  leaveOut: { zh: "不读入", en: "Leave out" },
  leaveOutOf: { zh: "“{{name}}”的内容不读入", en: "Leave “{{name}}” out" },
  likeness: { zh: "相似 {{percent}}%", en: "{{percent}}% alike" },
  periodExample: { zh: "例如 2024年8月", en: "For example 2024-08" },
  apply: { zh: "应用", en: "Apply" },
  badPeriod: {
    zh: "读不出这个时期。例如:2024年8月、2024-08、2024年三季度。",
    en: "That is no period. For example: 2024-08, 2024Q3, 2024.",
  },
  reading: { zh: "正在重新读取…", en: "Reading again…" },
  more: { zh: "另有 {{count}} 个,答完这些再显示。", en: "{{count}} more follow once these are answered." },
});

/** Questions shown at a time; answering brings the next. */
const SHOWN = 12;

type Props = {
  /** Columns as they were read; one that was not may hold what is asked for. */
  readonly columns: Understood["columns"];
  readonly questions: readonly Question[];
  readonly region: string;
  readonly catalogue: Catalogue;
  readonly busy: boolean;
  readonly onSay: (said: Said) => void;
};

/** What the file does not say: each name once with the nearest of the catalogue, each key of the whole table once. */
export function QuestionsPanel({ questions, columns, region, catalogue, busy, onSay }: Props) {
  const text = useText();
  const id = useId();
  if (questions.length === 0) return null;
  const shown = questions.slice(0, SHOWN);
  return (
    <section className={`${shared["panel"]} ${classes["panel"]}`} aria-labelledby={id}>
      <h2 className={shared["title"]} id={id}>
        {text("title")}
      </h2>
      <p className={shared["muted"]} role="status">
        {busy ? text("reading") : text("about", { count: questions.length })}
      </p>
      <ul className={classes["questions"]}>
        {shown.map((question) => (
          <li key={`${question.about} ${question.text}`}>
            {question.about === "period" ? (
              <PeriodQuestion busy={busy} onSay={onSay} />
            ) : (
              <NameQuestion
                question={question}
                columns={columns}
                region={region}
                catalogue={catalogue}
                busy={busy}
                onSay={onSay}
              />
            )}
          </li>
        ))}
      </ul>
      {questions.length > SHOWN ? (
        <p className={shared["muted"]}>{text("more", { count: questions.length - SHOWN })}</p>
      ) : null}
    </section>
  );
}

type NameProps = Omit<Props, "questions"> & { readonly question: Question };

function NameQuestion({ question, columns, region, catalogue, busy, onSay }: NameProps) {
  const text = useText();
  const language = useLanguage();
  const { about, text: name, cell, sheet, suggestions } = question;
  const isWhole = name === "";
  const isIndicator = about === "indicator";
  const entries = isIndicator
    ? catalogue.indicators
    : catalogue.organizations.filter((organization) => regionOf(organization) === region);
  const regionName = nameIn(entries.find(({ code }) => code === region)?.names ?? { zh: region, en: region }, language);
  const kind = isIndicator
    ? isWhole
      ? "indicator"
      : "indicator-name"
    : isWhole
      ? "organization"
      : "organization-name";
  const answer = (value: string) => onSay({ kind, about: name, value });
  const asked = isIndicator
    ? text(isWhole ? "wholeIndicator" : "indicator")
    : text(isWhole ? "wholeOrganization" : "organization", { region: regionName });
  return (
    <div className={classes["question"]}>
      <p className={classes["asked"]}>
        {isWhole ? null : (
          <>
            <strong className={classes["name"]}>{name}</strong>
            <span className={classes["cell"]}>{formatCell({ sheet, cell })}</span>
          </>
        )}
        <span className={isWhole ? undefined : shared["muted"]}>{asked}</span>
      </p>
      <div className={shared["row"]}>
        {isWhole
          ? unreadColumns(columns).map((header) => (
              <button
                key={header}
                type="button"
                className={`${shared["secondary"]} ${classes["suggestion"]}`}
                disabled={busy}
                onClick={() => onSay({ kind: "column", about: header, value: about })}
              >
                {text(isIndicator ? "columnIndicator" : "columnOrganization", { header })}
              </button>
            ))
          : null}
        {suggestions.map(({ code, names, score }) => (
          <button
            key={code}
            type="button"
            className={`${shared["secondary"]} ${classes["suggestion"]}`}
            disabled={busy}
            onClick={() => answer(code)}
          >
            {nameIn(names, language)}{" "}
            <span className={classes["score"]}>{text("likeness", { percent: Math.round(score * 100) })}</span>
          </button>
        ))}
        <NameSearch
          label={text("find", { name: isWhole ? asked : name })}
          entries={entries.map(({ code, names }) => ({ code, name: nameIn(names, language) }))}
          busy={busy}
          onFound={answer}
        />
        {isWhole ? null : (
          <button
            type="button"
            className={`${shared["quiet"]} ${classes["small"]}`}
            disabled={busy}
            aria-label={text("leaveOutOf", { name })}
            onClick={() => answer("")}
          >
            {text("leaveOut")}
          </button>
        )}
      </div>
    </div>
  );
}

/** Headings of columns that were not read and of which the reader knows nothing. */
function unreadColumns(columns: Understood["columns"]): string[] {
  const unread = columns.filter(({ header, role }) => role === "ignored" && header !== "");
  return unread.map(({ header }) => header).filter((header) => roleOfHeading(header) === null);
}

type SearchProps = {
  readonly label: string;
  readonly entries: readonly { readonly code: string; readonly name: string }[];
  readonly busy: boolean;
  readonly onFound: (code: string) => void;
};

/** A field with the whole catalogue behind it; a name that is chosen or typed whole is the answer. */
function NameSearch({ label, entries, busy, onFound }: SearchProps) {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState("");
  const change = (value: string) => {
    setTyped(value);
    const found = entries.find(({ code, name }) => name === value || code === value);
    if (found) onFound(found.code);
  };
  return (
    <>
      <input
        className={classes["search"]}
        list={id}
        aria-label={label}
        placeholder={text("search")}
        value={typed}
        disabled={busy}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <datalist id={id}>
        {entries.map(({ code, name }) => (
          <option key={code} value={name} />
        ))}
      </datalist>
    </>
  );
}

function PeriodQuestion({ busy, onSay }: { readonly busy: boolean; readonly onSay: (said: Said) => void }) {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  const apply = () => {
    const reading = readPeriod(typed);
    if (reading.kind === "period") onSay({ kind: "period", about: "", value: reading.code });
    else setWrong(true);
  };
  return (
    <form
      className={classes["question"]}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <label className={classes["asked"]} htmlFor={id}>
        {text("wholePeriod")}
      </label>
      <div className={shared["row"]}>
        <input
          id={id}
          className={classes["search"]}
          placeholder={text("periodExample")}
          value={typed}
          disabled={busy}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(false);
          }}
        />
        <button type="submit" className={`${shared["secondary"]} ${classes["small"]}`} disabled={busy}>
          {text("apply")}
        </button>
      </div>
      {isWrong ? (
        <p id={`${id}-wrong`} className={classes["wrong"]} role="alert">
          {text("badPeriod")}
        </p>
      ) : null}
    </form>
  );
}
