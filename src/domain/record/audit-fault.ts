import type { Names } from "#domain/terms/names.ts";

/**
 * What may be wrong with the audit log at an entry. `edited`: a field was changed; `moved`: another entry stands in its
 * place; `rewritten`: it was changed and its digest made to fit, but not that of the next; `removed`: it is missing;
 * `inserted`: it has a number that was never given; `cut`: the log ends before the end that was kept; `beyond`: it goes
 * on after it; `replaced`: the entry that ended the log, as noted outside the database, is another now; `head-lost`: that
 * note is gone; `unguarded`: what refuses changes of the table was taken away; `dropped`: the table itself was;
 * `unknown-head`: no entry has the digest that was noted before.
 */
export const AUDIT_FAULTS = [
  "edited",
  "moved",
  "rewritten",
  "removed",
  "inserted",
  "cut",
  "beyond",
  "replaced",
  "head-lost",
  "unguarded",
  "dropped",
  "unknown-head",
] as const;
export type AuditFaultKind = (typeof AUDIT_FAULTS)[number];

/** What is wrong, and at which entry. */
export type AuditFaultPlace = { readonly kind: AuditFaultKind; readonly seq: number };

/**
 * The first thing that is wrong and that no administrator has acknowledged. Its mark (64 hexadecimal digits) names it when it
 * is acknowledged; the same place spoiled once more has another.
 */
export type AuditFault = AuditFaultPlace & { readonly mark: string };

/** Whether a text is a mark, or enough of its beginning to name one. */
export function isMark(text: string): boolean {
  return /^[0-9a-f]{8,64}$/.test(text);
}

/** How far the chain holds from entry 1, and what is wrong after that. */
export type AuditVerification = {
  /** The last entry before the fault; 0 for none. */
  readonly seq: number;
  readonly digest: string;
  readonly fault: AuditFault | null;
};

/** A fault in a sentence. */
export function describeFault({ kind, seq }: AuditFaultPlace): Names {
  return SENTENCES[kind](seq);
}

const SENTENCES: Readonly<Record<AuditFaultKind, (seq: number) => Names>> = {
  edited: (seq) => ({
    zh: `第 ${seq} 条被改动:内容与其摘要不符`,
    en: `entry ${seq} was edited: its content does not match its digest`,
  }),
  moved: (seq) => ({
    zh: `第 ${seq} 条的位置上是另一条记录:内容、顺序都与摘要不符`,
    en: `another entry stands in the place of entry ${seq}: neither its content nor its order matches its digest`,
  }),
  rewritten: (seq) => ({
    zh: `第 ${seq} 条被改写:第 ${seq + 1} 条所记的上一条摘要不是它的摘要`,
    en: `entry ${seq} was rewritten: entry ${seq + 1} carries another digest for it`,
  }),
  removed: (seq) => ({ zh: `第 ${seq} 条缺失:被删除`, en: `entry ${seq} is missing: it was removed` }),
  inserted: (seq) => ({
    zh: `第 ${seq} 条是插入的:这个序号从未使用`,
    en: `entry ${seq} was inserted: its number was never given`,
  }),
  cut: (seq) => ({
    zh: `日志末尾被截去:第 ${seq} 条起缺失`,
    en: `the log was cut at its end: entry ${seq} and what followed are missing`,
  }),
  beyond: (seq) => ({
    zh: `第 ${seq} 条在所记的日志末尾之后:被添加,或末尾被重写`,
    en: `entry ${seq} is not the end that was kept: it was added, or the end was rewritten`,
  }),
  replaced: (seq) => ({
    zh: `第 ${seq} 条已不是原来的那条：与数据库之外所记的摘要不符，日志末尾被重写`,
    en: `entry ${seq} is not the one it was: it does not match the digest kept outside the database, the end of the log was rewritten`,
  }),
  "head-lost": (seq) => ({
    zh: `数据库旁记录日志末尾的文件（.audit-head）丢失或无法读取，第 ${seq} 条之后是否被截去无从核对`,
    en: `the file beside the database that keeps where the log ends (.audit-head) is gone or cannot be read: whether anything after entry ${seq} was cut cannot be told`,
  }),
  unguarded: (seq) => ({
    zh: `日志表的保护（触发器）曾被删除或改动，在第 ${seq} 条之后发现，已重建`,
    en: `what guards the table of the log (its triggers) was removed or changed; this was found after entry ${seq}, and it was made again`,
  }),
  dropped: () => ({
    zh: "整个日志表被删除，此前的记录已不在数据库中",
    en: "the whole table of the log was dropped: what it held is no longer in the database",
  }),
  "unknown-head": (seq) => ({
    zh: `没有任何一条的摘要与所给摘要相符(第 ${seq} 条附近):日志被截断或重写`,
    en: `no entry has the given digest (near entry ${seq}): the log was cut or rewritten`,
  }),
};
