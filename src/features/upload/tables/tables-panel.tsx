import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { catalogueDraftQuery } from "#client/catalogue-drafts.ts";
import { readUploadTables, takeUploadTables } from "#client/upload.ts";
import type { UploadTables } from "#contract/catalogue-tables.ts";
import type { Upload } from "#contract/uploads.ts";
import { ITEM_NAMES } from "#domain/catalogue/catalogue-words.ts";
import { CATALOGUE_TABLE_NAMES } from "#domain/reading/catalogue-reading.ts";
import { formatCell } from "#domain/terms/format-cell.ts";
import { nameIn } from "#domain/terms/names.ts";
import { describeFailure } from "#features/upload/common/describe-failure.ts";
import { Notice } from "#features/upload/common/notice.tsx";
import shared from "#features/upload/common/upload.module.css";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { TableQuestion } from "./table-question.tsx";
import classes from "./tables-panel.module.css";
import { useTablesText } from "./tables-text.ts";

type Props = {
  readonly upload: Upload;
  /** Number of the revision that is current now. */
  readonly current: number;
};

/** Problems that are listed at once. */
const LISTED = 20;

/** What of a file goes into the catalogue: its tables of indicators, platforms, targets and policies. Nothing where it has none. */
export function TablesPanel({ upload, current }: Props) {
  const text = useTablesText();
  const language = useLanguage();
  const client = useQueryClient();
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const { data: draft } = useQuery(catalogueDraftQuery(upload.region));
  const open = draft?.id ?? null;
  const asked = { answers: { ...answers }, draft: open };
  const { data, isFetching, error } = useQuery({
    queryKey: ["upload-tables", upload.id, answers, open, draft?.version ?? 0, current],
    queryFn: () => readUploadTables(upload.id, asked),
    enabled: draft !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const taking = useMutation({
    mutationFn: () => takeUploadTables(upload.id, asked),
    onSuccess: () => client.invalidateQueries({ queryKey: ["catalogue-draft", upload.region] }),
  });
  const tables = data?.tables.filter(({ kind }) => kind !== "figures" && kind !== "unknown") ?? [];
  if (error) return <Failed error={error} />;
  if (!data || tables.length === 0) return null;
  const total = data.counts.reduce((sum, { added, changed }) => sum + added + changed, 0);
  const isTaken = taking.isSuccess && total === 0;
  return (
    <section className={`${shared["panel"]} ${classes["panel"]}`} aria-label={text("title")}>
      <h2 className={shared["title"]}>{text("title")}</h2>
      <p className={shared["muted"]}>{text("about")}</p>
      {tables.map((table) => (
        <Found key={`${table.sheet} ${table.number}`} table={table} />
      ))}
      {data.questions.length > 0 ? (
        <>
          <h3>{text("questions", { count: data.questionCount })}</h3>
          <ul className={classes["list"]}>
            {data.questions.map((question) => (
              <TableQuestion
                key={question.key}
                question={question}
                busy={isFetching || taking.isPending}
                onAnswer={(value) => setAnswers({ ...answers, [question.key]: value })}
              />
            ))}
          </ul>
        </>
      ) : null}
      {data.problems.length > 0 ? <Problems data={data} /> : null}
      {data.notPermitted > 0 ? <p>{text("notPermitted", { count: data.notPermitted })}</p> : null}
      <p>
        {total === 0
          ? text(isTaken ? "taken" : "nothing")
          : data.counts
              .map(({ item, added, changed }) =>
                text("count", { item: nameIn(ITEM_NAMES[item], language), added, changed }),
              )
              .join(text("glue"))}
      </p>
      {taking.error ? <Failed error={taking.error} /> : null}
      <div className={shared["row"]}>
        {total === 0 ? null : (
          <button
            type="button"
            className={shared["primary"]}
            disabled={isFetching || taking.isPending}
            onClick={() => taking.mutate()}
          >
            {text(open === null ? "take" : "takeInto")}
          </button>
        )}
        {open === null ? null : (
          <Link to="/catalogue" search={{ region: upload.region }}>
            {text("toDraft")}
          </Link>
        )}
      </div>
    </section>
  );
}

function Failed({ error }: { readonly error: unknown }) {
  const language = useLanguage();
  const { title, advice } = describeFailure(error);
  return <Notice tone="failure" title={nameIn(title, language)} advice={nameIn(advice, language)} />;
}

/** A table: what it was taken for, where it stands, its first rows. */
function Found({ table }: { readonly table: UploadTables["tables"][number] }) {
  const text = useTablesText();
  const language = useLanguage();
  const { kind, sheet, title, headerRow, lastRow, sample } = table;
  const [header = [], ...rows] = sample;
  const place = [sheet, title].filter((part) => part !== "").join(" · ");
  return (
    <details>
      <summary>
        <strong>{nameIn(CATALOGUE_TABLE_NAMES[kind], language)}</strong> {place}{" "}
        <span className={shared["muted"]}>{text("rows", { first: headerRow, last: lastRow })}</span>
      </summary>
      <div className={classes["scroll"]}>
        <table className={classes["table"]}>
          <thead>
            <tr>
              {header.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
                <th key={column} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
              <tr key={row}>
                {header.map((_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
                  <td key={column}>{cells[column] ?? ""}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Problems({ data }: { readonly data: UploadTables }) {
  const text = useTablesText();
  const language = useLanguage();
  const { error, warning, note } = data.problemCounts;
  const listed = data.problems.slice(0, LISTED);
  const more = error + warning + note - listed.length;
  return (
    <>
      <h3>{text("problems", { error, warning, note })}</h3>
      <ul className={classes["list"]}>
        {listed.map(({ code, sheet, cell, message, advice }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered.
          <li key={`${code} ${i}`}>
            <span className={shared["muted"]}>{formatCell({ sheet, cell })}</span> {nameIn(message, language)}{" "}
            <span className={shared["muted"]}>{nameIn(advice, language)}</span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={shared["muted"]}>{text("more", { count: more })}</p> : null}
    </>
  );
}
