import { planFieldsSchema, targetSchema } from "#contract/catalogue.ts";
import { bodyOf } from "./body.ts";
import { firstVersion } from "./versions.ts";

/** Bodies of what is planned. A type with a number is frozen, as in `catalogue-bodies.ts`. */

type QualifierV1 = "exact" | "gt" | "ge" | "lt" | "le" | "approx";

export type TargetValueV1 =
  | number
  | { kind: "bound"; qualifier: Exclude<QualifierV1, "exact">; value: number }
  | { kind: "relative"; by: "percent" | "amount"; change: number; qualifier: QualifierV1 }
  | { kind: "completion"; percent: number; qualifier: QualifierV1 }
  | { kind: "words"; text: string };

export type PlanCurveV1 =
  | { kind: "even" }
  | { kind: "last-year" }
  | { kind: "quarters"; cumulative: number[] }
  | { kind: "months"; cumulative: number[] };

type TargetV1 = { value: TargetValueV1; wording?: string };
type PlanFieldsV1 = { weight?: number; curve?: PlanCurveV1 };

export const targetBody = bodyOf("target", targetSchema, firstVersion<TargetV1>());
export const planBody = bodyOf("plan", planFieldsSchema, firstVersion<PlanFieldsV1>());
