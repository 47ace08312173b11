import { useInstallationZone } from "#client/zone.ts";
import type { Audit } from "#contract/audit.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import { readAuditObject } from "#domain/record/audit.ts";
import { auditSentence, detailName, detailValue } from "#domain/record/audit-sentence.ts";
import { KIND_WORDS, OUTCOME_WORDS } from "#domain/record/audit-words.ts";
import { nameIn } from "#domain/terms/names.ts";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import panel from "#ui/panel.module.css";
import plain from "#ui/plain-table.module.css";
import classes from "./audit.module.css";
import { useAuditText } from "./audit-text.ts";

type Entry = Audit["entries"][number];

/** Entries one a row, each a sentence; on a narrow screen one a card. */
export function AuditTable({ entries }: { readonly entries: readonly Entry[] }) {
  const text = useAuditText();
  return (
    <table className={`${plain["table"]} ${classes["table"]}`}>
      <thead>
        <tr>
          <th scope="col">{text("seq")}</th>
          <th scope="col">{text("at")}</th>
          <th scope="col">{text("kind")}</th>
          <th scope="col">{text("act")}</th>
          <th scope="col">{text("address")}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.seq} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ entry }: { readonly entry: Entry }) {
  const language = useLanguage();
  const zone = useInstallationZone();
  const { seq, at, kind, outcome, address } = entry;
  return (
    <tr data-outcome={outcome}>
      <td className="tabular">{seq}</td>
      <td className="tabular">
        <time dateTime={at}>{formatInstant(at, zone, language)}</time>
      </td>
      <td>
        {nameIn(KIND_WORDS[kind].name, language)}
        {outcome === "done" ? null : (
          <span className={`${panel["tag"]} ${classes["not-done"]}`}>{nameIn(OUTCOME_WORDS[outcome], language)}</span>
        )}
      </td>
      <td className={classes["act"]}>
        <p>{auditSentence(entry, zone, language)}</p>
        <Details entry={entry} />
      </td>
      <td className={`tabular ${classes["address"]}`}>{address}</td>
    </tr>
  );
}

/** All that an entry holds, and the ways on: to the revision, to what else concerns the same upload or account. */
function Details({ entry }: { readonly entry: Entry }) {
  const text = useAuditText();
  const language = useLanguage();
  const zone = useInstallationZone();
  const { account, object, detail, previous, digest } = entry;
  return (
    <details className={classes["details"]}>
      <summary>{text("details")}</summary>
      <Ways entry={entry} />
      <dl>
        {[
          ...(object === null ? [] : [[text("aboutObject"), object] as const]),
          ...(account === null ? [] : [[text("accountId"), account] as const]),
          ...Object.entries(detail).map(
            ([key, value]) => [detailName(key, language), detailValue(key, value, zone, language)] as const,
          ),
          [text("digest"), digest] as const,
          [text("previous"), previous] as const,
        ].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Ways({ entry }: { readonly entry: Entry }) {
  const text = useAuditText();
  const { account, object, detail } = entry;
  const about = object === null ? null : readAuditObject(object);
  // An upload's life ends in a revision, whose entry names it.
  const upload = about?.type === "upload" ? about.id : detail["upload"];
  const undone = entry.kind === "undo" ? detail["undoes"] : undefined;
  return (
    <p className={classes["ways"]}>
      {about?.type === "revision" ? (
        <Link to="/history" search={{ revision: about.id }}>
          {text("toRevision", { number: about.id })}
        </Link>
      ) : null}
      {typeof undone === "number" ? (
        <Link to="/history" search={{ revision: String(undone) }}>
          {text("toRevision", { number: undone })}
        </Link>
      ) : null}
      {typeof upload === "string" ? (
        <Link to="/audit" search={{ object: upload }}>
          {text("related")}
        </Link>
      ) : null}
      {account === null ? null : (
        <Link to="/audit" search={{ account }}>
          {text("ofAccount")}
        </Link>
      )}
    </p>
  );
}
