import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { acknowledgeFault, auditVerificationQuery } from "#client/audit.ts";
import { describeError } from "#client/fetch.ts";
import form from "#ui/form.module.css";
import { Failure, Field, Form } from "#ui/form.tsx";
import classes from "./audit.module.css";
import { useAuditText } from "./audit-text.ts";

/** By which an administrator says, under their own name, that what is wrong with the log was seen to. */
export function AcknowledgeForm({ mark, name }: { readonly mark: string; readonly name: string }) {
  const text = useAuditText();
  const client = useQueryClient();
  const [remark, setRemark] = useState("");
  const [hasTried, setTried] = useState(false);
  const acknowledge = useMutation({
    mutationFn: () => acknowledgeFault({ mark, remark: remark.trim() }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: auditVerificationQuery().queryKey });
      await client.invalidateQueries({ queryKey: ["audit"] });
    },
  });
  const submit = () => {
    setTried(true);
    if (remark.trim() !== "" && !acknowledge.isPending) acknowledge.mutate();
  };
  return (
    <div className={classes["acknowledge"]}>
      <Form onSubmit={submit}>
        <Field
          label={text("remark")}
          hint={text("remarkHint", { name })}
          maxLength={500}
          value={remark}
          onValue={setRemark}
          lacking={hasTried && remark.trim() === "" ? text("remarkLacking") : ""}
        />
        {acknowledge.error === null ? null : <Failure {...describeError(acknowledge.error)} />}
        <div className={form["ways"]}>
          <button type="submit" className={form["secondary"]} aria-disabled={acknowledge.isPending}>
            {text("acknowledge")}
          </button>
        </div>
      </Form>
    </div>
  );
}
