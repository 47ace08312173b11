import type { Catalogue } from "#contract/catalogue.ts";
import { regionOf } from "#domain/catalogue/organization.ts";
import type { Question } from "#domain/reading/question.ts";
import type { Understood } from "#domain/reading/understood.ts";
import { formatCell } from "#domain/terms/format-cell.ts";
import { nameIn } from "#domain/terms/names.ts";
import shared from "#features/upload/common/upload.module.css";
import type { Making } from "#features/upload/making/use-making.tsx";
import type { Said } from "#intake/dialogue/said.ts";
import { roleOfHeading } from "#intake/table/columns.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import { NameSearch } from "./name-search.tsx";
import classes from "./questions-panel.module.css";

const useText = defineText("upload-name-question", {
  indicator: { zh: "这个名称是哪个指标?", en: "Which indicator is this?" },
  organization: { zh: "这个名称是哪个平台?", en: "Which platform is this?" },
  wholeIndicator: { zh: "{{table}}是哪个指标?", en: "Which indicator is {{table}} of?" },
  wholeOrganization: {
    zh: "{{table}}中没有认出平台，看不出是不是{{region}}的数据。平台写在哪里？",
    en: "No platform was recognised in {{table}}; it is not clear that it is of {{region}}. Where is it named?",
  },
  columnIndicator: { zh: "“{{header}}”列写的是指标", en: "Column “{{header}}” names the indicator" },
  columnOrganization: { zh: "“{{header}}”列写的是平台", en: "Column “{{header}}” names the platform" },
  find: { zh: "为“{{name}}”查找其他名称", en: "Find another name for “{{name}}”" },
  leaveOut: { zh: "不读入", en: "Leave out" },
  leaveOutOf: { zh: "“{{name}}”的内容不读入", en: "Leave “{{name}}” out" },
  makeIndicator: { zh: "新建指标", en: "Make an indicator" },
  makePlatform: { zh: "新建平台", en: "Make a platform" },
  proposeIndicator: { zh: "提议新建指标", en: "Propose an indicator" },
  proposePlatform: { zh: "提议新建平台", en: "Propose a platform" },
  likeness: { zh: "相似 {{percent}}%", en: "{{percent}}% alike" },
});

type Props = {
  readonly question: Question;
  /** What the table is called that a question of a whole table is about. */
  readonly table: string;
  /** Columns of the first table as they were read; one that was not may hold what is asked for. */
  readonly columns: Understood["columns"];
  readonly region: string;
  readonly catalogue: Catalogue;
  readonly busy: boolean;
  readonly onSay: (said: Said) => void;
  readonly making: Making;
};

/** Asks what a name means, or which indicator or platform a whole table is of. */
export function NameQuestion({ question, table, columns, region, catalogue, busy, onSay, making }: Props) {
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
  const answer = (value: string) => onSay({ kind, about: isWhole ? question.table : name, value });
  const asked = isIndicator
    ? text(isWhole ? "wholeIndicator" : "indicator", { table })
    : text(isWhole ? "wholeOrganization" : "organization", { region: regionName, table });
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
        {isWhole && question.table === ""
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
            className={`${shared["secondary"]} ${classes["suggestion"]}`}
            disabled={busy || making.isOpening}
            aria-label={`${text(wordOfMaking(isIndicator, making))} ${name}`}
            onClick={() => making.open(isIndicator ? "indicator" : "platform", name)}
          >
            {text(wordOfMaking(isIndicator, making))}
          </button>
        )}
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

function wordOfMaking(isIndicator: boolean, { isProposal }: Making) {
  if (isIndicator) return isProposal("indicator") ? "proposeIndicator" : "makeIndicator";
  return isProposal("platform") ? "proposePlatform" : "makePlatform";
}

/** Headings of columns that were not read and of which the reader knows nothing. */
function unreadColumns(columns: Understood["columns"]): string[] {
  const unread = columns.filter(({ header, role }) => role === "ignored" && header !== "");
  return unread.map(({ header }) => header).filter((header) => roleOfHeading(header) === null);
}
