import { publishLogSchema } from "#contract/revision-log.ts";
import { bodyOf } from "./body.ts";
import type { AppliedV2, ReadingChoicesV1 } from "./upload-bodies.ts";
import { firstVersion } from "./versions.ts";

/** How the file of a revision was read. A type with a number is frozen, as in `catalogue-bodies.ts`. */

type NamesV1 = { zh: string; en: string };
type SeverityV1 = "error" | "warning" | "note";

type ProblemV1 = {
  severity: SeverityV1;
  code: string;
  sheet: string;
  cell: string;
  read: string;
  message: NamesV1;
  advice: NamesV1;
  fixes?: { kind: "cell" | "name"; label: NamesV1; replacement: string }[];
};

type UnderstoodV1 = {
  encoding: string;
  delimiter: string;
  layout:
    | "long"
    | "periods-as-columns"
    | "indicators-as-columns"
    | "organizations-as-columns"
    | "mixed-columns"
    | "unknown";
  headerRow: number;
  rows: number;
  columns: { header: string; role: string }[];
  setAside: { row: number; kind: string; text: string; sheet?: string }[];
  tables?: {
    sheet: string;
    number: number;
    title: string;
    firstRow: number;
    lastRow: number;
    firstColumn?: number;
    state: "read" | "not-read";
    rows: number;
  }[];
  sheets?: {
    name: string;
    hidden: boolean;
    state: "read" | "not-read" | "hidden" | "empty";
    rows: number;
    size: { rows: number; columns: number };
  }[];
};

type PublishLogV1 = {
  understood: UnderstoodV1;
  choices: ReadingChoicesV1;
  applied: AppliedV2;
  fixes: { sheet: string; cell: string; from: string; to: string; problem: ProblemV1 | null }[];
  problemCounts: { error: number; warning: number; note: number };
  problemCodes: { code: string; severity: SeverityV1; count: number; example: ProblemV1 }[];
  problems: ProblemV1[];
};

export const publishLogBody = bodyOf("revision_log", publishLogSchema, firstVersion<PublishLogV1>());
