import { useQuery } from "@tanstack/react-query";
import { describeError } from "#client/fetch.ts";
import { revisionLogQuery } from "#client/revisions.ts";
import type { Edition } from "#contract/common.ts";
import type { PublishLog } from "#contract/revision-log.ts";
import type { ListedRevision } from "#contract/revisions.ts";
import { formatCell } from "#domain/terms/format-cell.ts";
import { formatCount } from "#domain/terms/format-count.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { type Names, nameIn } from "#domain/terms/names.ts";
import { listSaid } from "#intake/dialogue/said.ts";
import { DELIMITERS, LAYOUTS, SET_ASIDE_KINDS } from "#intake/meaning/understood-names.ts";
import { ROLE_NAMES } from "#intake/table/columns.ts";
import { defineText } from "#ui/language.ts";
import { useSaidText } from "#ui/said-text.ts";
import { FailedState, Skeleton } from "#ui/state.tsx";
import classes from "./history.module.css";
import type { HistoryNames } from "./history-names.ts";
import { LoggedProblems } from "./logged-problems.tsx";

const useText = defineText("history-log", {
  title: { zh: "文件是怎样读的", en: "How the file was read" },
  none: { zh: "此版本发布时还没有保存读法记录。", en: "Revisions published by then kept no record of the reading." },
  layout: { zh: "版式", en: "Layout" },
  rows: { zh: "数据行", en: "Data rows" },
  header: { zh: "表头", en: "Header" },
  headerRow: { zh: "第 {{row}} 行", en: "row {{row}}" },
  noHeader: { zh: "没有", en: "none" },
  encoding: { zh: "编码", en: "Encoding" },
  format: { zh: "格式", en: "Format" },
  delimiter: { zh: "分隔符", en: "Delimiter" },
  sheets: { zh: "工作表", en: "Sheets" },
  sheetRead: { zh: "{{name}}(已读)", en: "{{name}} (read)" },
  sheetNot: { zh: "{{name}}(未读)", en: "{{name}} (not read)" },
  columns: { zh: "各列", en: "Columns" },
  column: { zh: "{{header}}:{{role}}", en: "{{header}}: {{role}}" },
  aside: { zh: "不是数据的行", en: "Rows that are not data" },
  asideRow: { zh: "{{kind}} 第 {{row}} 行", en: "{{kind}}, row {{row}}" },
  said: { zh: "发布单位所作的说明", en: "What the publisher said of the file" },
  recalled: { zh: "沿用了记住的读法“{{name}}”。", en: "The remembered way of reading “{{name}}” was used." },
  aliases: { zh: "沿用了 {{count}} 个记住的名称。", en: "{{count}} remembered names were used." },
  fixes: { zh: "改正的单元格({{count}})", en: "Cells put right ({{count}})" },
  fix: { zh: "{{place}}:“{{from}}”改读为“{{to}}”", en: "{{place}}: “{{from}}” is read as “{{to}}”" },
  problems: { zh: "发布时的问题", en: "Problems when it was published" },
  clear: { zh: "没有问题", en: "none" },
});

type Props = { readonly edition: Edition; readonly revision: ListedRevision; readonly names: HistoryNames };

/** How a revision's file was read: what was understood, said of it, put right, and wrong with it all the same. */
export function ReadingLog({ edition, revision, names }: Props) {
  const text = useText();
  const query = useQuery(revisionLogQuery(edition, revision.number));
  return (
    <section className={classes["panel"]} aria-labelledby="history-log">
      <h3 id="history-log">{text("title")}</h3>
      {query.data ? (
        query.data.log ? (
          <Log log={query.data.log} answers={revision.answers} names={names} />
        ) : (
          <p className={classes["muted"]}>{text("none")}</p>
        )
      ) : query.isError ? (
        <FailedState {...describeError(query.error)} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton height={160} />
      )}
    </section>
  );
}

type LogProps = {
  readonly log: PublishLog;
  readonly answers: ListedRevision["answers"];
  readonly names: HistoryNames;
};

function Log({ log, answers, names }: LogProps) {
  const text = useText();
  const { problemCodes, problems } = log;
  return (
    <>
      <Understood understood={log.understood} names={names} />
      <SaidOfFile log={log} names={names} />
      {log.fixes.length === 0 ? null : (
        <div>
          <h4>{text("fixes", { count: log.fixes.length })}</h4>
          <ul className={classes["log"]}>
            {log.fixes.map(({ sheet, cell, from, to, problem }) => (
              <li key={formatCell({ sheet, cell })}>
                {text("fix", { place: formatCell({ sheet, cell }), from, to })}
                {problem ? <span className={classes["muted"]}> {nameIn(problem.message, names.language)}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <h4>{text("problems")}</h4>
        {problemCodes.length === 0 ? <p>{text("clear")}</p> : null}
        <LoggedProblems codes={problemCodes} problems={problems} answers={answers} language={names.language} />
      </div>
    </>
  );
}

function Understood({ understood, names }: { understood: PublishLog["understood"]; names: HistoryNames }) {
  const text = useText();
  const say = (known: Readonly<Record<string, Names>>, key: string) => {
    const own = known[key];
    return own ? nameIn(own, names.language) : key;
  };
  const { layout, rows, headerRow, encoding, delimiter, sheets, columns, setAside } = understood;
  const list = (parts: readonly string[]) => formatList(parts, names.language);
  const facts: readonly (readonly [string, string])[] = [
    [text("layout"), say(LAYOUTS, layout)],
    [text("rows"), formatCount(rows)],
    [text("header"), headerRow > 0 ? text("headerRow", { row: headerRow }) : text("noHeader")],
    ...(sheets
      ? ([
          [text("format"), encoding],
          [
            text("sheets"),
            list(sheets.map(({ name, state }) => text(state === "read" ? "sheetRead" : "sheetNot", { name }))),
          ],
        ] as const)
      : ([
          [text("encoding"), encoding],
          [text("delimiter"), say(DELIMITERS, delimiter)],
        ] as const)),
    [
      text("columns"),
      list(columns.map(({ header, role }) => text("column", { header, role: say(ROLE_NAMES, role) }))) || "—",
    ],
    ...(setAside.length === 0
      ? []
      : [
          [
            text("aside"),
            list(setAside.map(({ row, kind }) => text("asideRow", { row, kind: say(SET_ASIDE_KINDS, kind) }))),
          ] as const,
        ]),
  ];
  return (
    <dl className={classes["facts"]}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What was said of the file, or remembered; cells are told apart, with what stood in them. */
function SaidOfFile({ log: { choices, applied }, names }: Pick<LogProps, "log" | "names">) {
  const text = useText();
  const tell = useSaidText(names);
  const said = listSaid(choices).filter(({ kind }) => kind !== "cell");
  if (said.length === 0) return null;
  return (
    <div>
      <h4>{text("said")}</h4>
      {applied.mapping ? <p className={classes["muted"]}>{text("recalled", { name: applied.mapping.name })}</p> : null}
      {applied.aliases > 0 && !applied.mapping ? (
        <p className={classes["muted"]}>{text("aliases", { count: applied.aliases })}</p>
      ) : null}
      <ul className={classes["log"]}>
        {said.map((one) => (
          <li key={`${one.kind} ${one.about}`}>{tell(one)}</li>
        ))}
      </ul>
    </div>
  );
}
