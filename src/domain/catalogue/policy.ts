import { type Language, type Names, nameIn } from "#domain/terms/names.ts";

/**
 * What the register holds, in the order it is read in. Only `policy`, `mechanism` and `fund` were enacted or set up to move
 * figures. An `honour` is a rating that a platform received. An `organization` is one that a source names and that has no
 * figures here. A `plan` is what a source says comes next, and not done. `context` is background: slogans, divisions of
 * the work, lists of fields.
 */
export const POLICY_KINDS = [
  "policy",
  "mechanism",
  "fund",
  "service",
  "initiative",
  "honour",
  "event",
  "organization",
  "plan",
  "context",
] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

/** The register is read in three parts: what was set up, what came of it, and what else is said. */
const PARTS = ["set-up", "came-about", "said"] as const;

type KindFacts = {
  readonly names: Names;
  readonly part: (typeof PARTS)[number];
};

/** What is said of each kind, and what may be made of it. */
const POLICY_KIND_FACTS: Readonly<Record<PolicyKind, KindFacts>> = {
  policy: { names: { zh: "政策文件", en: "Policies" }, part: "set-up" },
  mechanism: { names: { zh: "工作机制", en: "Mechanisms" }, part: "set-up" },
  fund: { names: { zh: "基金", en: "Funds" }, part: "set-up" },
  service: { names: { zh: "人才服务", en: "Services" }, part: "set-up" },
  initiative: { names: { zh: "重点建设与项目", en: "Initiatives and projects" }, part: "came-about" },
  honour: { names: { zh: "平台荣誉", en: "Honours" }, part: "came-about" },
  event: { names: { zh: "大事与活动", en: "Events" }, part: "came-about" },
  organization: { names: { zh: "提到的机构和企业", en: "Organizations named" }, part: "said" },
  plan: { names: { zh: "下一步打算（尚未实施）", en: "Next steps (planned, not done)" }, part: "said" },
  context: { names: { zh: "背景与提法", en: "Background" }, part: "said" },
};

/** A file beside a policy; nothing of it is shown in a page, it is only handed out. */
export type PolicyDocument = {
  /** SHA-256 of its bytes, in small letters. */
  readonly digest: string;
  readonly fileName: string;
  /** In bytes. */
  readonly size: number;
};

/**
 * A document, mechanism, dated event or other statement of a source. `date` is a period code or a day, as precise as the
 * source states and no more; `null` where the source gives none.
 */
export type Policy = {
  readonly code: string;
  readonly names: Names;
  readonly kind: PolicyKind;
  readonly region: string;
  /** Organizations it concerns; empty where it concerns the whole region. */
  readonly organizations: readonly string[];
  readonly date: string | null;
  /** The date in the source's own words. */
  readonly dateStated: Names;
  /** Day or month (ISO) to the end of which it holds; absent where nothing is said. */
  readonly validUntil?: string | undefined;
  /** 文号: its number, as its issuing body wrote it. */
  readonly documentNumber?: string | undefined;
  /** 发文单位: who issued it. */
  readonly issuer?: string | undefined;
  /** Where it can be read, an address of the web; opened only by who clicks it. */
  readonly link?: string | undefined;
  /** The document itself as it was given, kept by its digest. */
  readonly document?: PolicyDocument | undefined;
  /** Code of the policy of the same region that took its place. */
  readonly replacedBy?: string | undefined;
  /** Codes of the indicators it is meant to move. */
  readonly indicators: readonly string[];
  readonly source: string;
  /** The wording of the source. */
  readonly quote: string;
};

/** Whether a text is an address that a browser may be sent to; nothing else that can be written in a link is. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol);
}

/**
 * The month code at which a policy can be marked on a monthly axis; `null` where its date is less precise than a month,
 * and of what was only said: nothing came about on that day.
 */
export function policyMonth(policy: Policy): string | null {
  if (policy.date === null || POLICY_KIND_FACTS[policy.kind].part === "said") return null;
  return /^\d{4}-\d{2}(-\d{2})?$/.test(policy.date) ? policy.date.slice(0, 7) : null;
}

export type PolicyGroup = { readonly kind: PolicyKind; readonly policies: readonly Policy[] };

/** Policies by the parts of the register and, within each, by kind; what does not occur is left out. */
export function registerOf(policies: readonly Policy[]): PolicyGroup[][] {
  const groups = POLICY_KINDS.map((kind) => ({ kind, policies: policies.filter((policy) => policy.kind === kind) }));
  return PARTS.map((part) =>
    groups.filter((group) => group.policies.length > 0 && POLICY_KIND_FACTS[group.kind].part === part),
  ).filter((part) => part.length > 0);
}

export function policyKindName(kind: PolicyKind, language: Language): string {
  return nameIn(POLICY_KIND_FACTS[kind].names, language);
}

/** What every kind is called. */
export function policyKindNames(): Readonly<Record<PolicyKind, Names>> {
  return Object.fromEntries(POLICY_KINDS.map((kind) => [kind, POLICY_KIND_FACTS[kind].names])) as Record<
    PolicyKind,
    Names
  >;
}
