import { useQuery } from "@tanstack/react-query";
import { auditVerificationQuery } from "#client/audit.ts";
import { describeError } from "#client/fetch.ts";
import { useSession } from "#client/session.ts";
import { describeFault } from "#domain/record/audit-fault.ts";
import { nameIn } from "#domain/terms/names.ts";
import form from "#ui/form.module.css";
import { useLanguage } from "#ui/language.ts";
import { AcknowledgeForm } from "./acknowledge-form.tsx";
import classes from "./audit.module.css";
import { useAuditText } from "./audit-text.ts";

/** Whether the log is whole, as the server has just found by walking it. */
export function ChainState() {
  const text = useAuditText();
  const { data, error, isFetching, refetch } = useQuery(auditVerificationQuery());
  const state = data ? (data.fault ? "broken" : "whole") : error ? "failed" : "checking";
  return (
    <div className={classes["chain"]} data-state={state} role="status">
      <span className={classes["mark"]} aria-hidden="true">
        {state === "whole" ? "✓" : state === "checking" ? "…" : "!"}
      </span>
      <div className={classes["said"]}>
        <Said />
      </div>
      <button type="button" className={form["secondary"]} disabled={isFetching} onClick={() => void refetch()}>
        {text(isFetching ? "checking" : "checkAgain")}
      </button>
    </div>
  );
}

function Said() {
  const text = useAuditText();
  const language = useLanguage();
  const session = useSession();
  const { data, error } = useQuery(auditVerificationQuery());
  if (data?.fault)
    return (
      <>
        <strong>
          {text("broken")}
          {language === "en" ? ": " : ":"}
          {nameIn(describeFault(data.fault), language)}
        </strong>
        <p>{text("brokenAdvice", { seq: data.seq })}</p>
        <AcknowledgeForm key={data.fault.mark} mark={data.fault.mark} name={session?.account?.name ?? ""} />
      </>
    );
  if (data)
    return (
      <>
        <strong>{text("whole", { seq: data.seq })}</strong>
        <p className={classes["digest"]}>
          {text("head")} {data.seq}:{data.digest}
        </p>
      </>
    );
  if (error) {
    const { title, advice } = describeError(error);
    return (
      <>
        <strong>
          {text("checkFailed")}
          {language === "en" ? ": " : ":"}
          {nameIn(title, language)}
        </strong>
        <p>{nameIn(advice, language)}</p>
      </>
    );
  }
  return <strong>{text("checking")}</strong>;
}
