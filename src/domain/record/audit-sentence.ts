import { formatInstant } from "#domain/catalogue/clock.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { type AuditEntry, readAuditObject } from "./audit.ts";
import { DETAIL_WORDS, VALUE_WORDS, WORDED } from "./audit-detail-words.ts";
import { KIND_WORDS, OUTCOME_WORDS } from "./audit-words.ts";

type Act = Pick<AuditEntry, "account" | "name" | "address" | "kind" | "outcome" | "object" | "detail">;

/** Members of a detail that a sentence can do without; the entry holds them. */
const UNSAID: readonly string[] = [
  "file",
  "upload",
  "bytes",
  "action",
  "username",
  "added",
  "changed",
  "withdrawn",
  "mark",
  "draft",
  "base",
  "items",
];

/** Members of a detail that may be instants. */
const INSTANTS: readonly string[] = ["expiresAt", "since", "until", "from", "to"];
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Who did what to what, with what else is worth knowing of it, as one sentence without a full stop; times in a zone. */
export function auditSentence(act: Act, zone: string, language: Language): string {
  const values = valuesOf(act, zone, language);
  const { text, used } = fill(nameIn(KIND_WORDS[act.kind].did, language), values);
  const said = `${whoOf(act, language)}${language === "en" ? " " : ""}${text}`;
  const rest = Object.keys(act.detail)
    .filter((key) => !used.has(key) && !UNSAID.includes(key) && values.has(key))
    .map((key) => `${detailName(key, language)}${language === "en" ? ": " : ":"}${values.get(key)}`);
  // A refusal's kind says that it was one.
  const isSaid = act.outcome === "done" || /refused|limited|locked/.test(act.kind);
  const more = isSaid ? rest : [nameIn(OUTCOME_WORDS[act.outcome], language), ...rest];
  if (more.length === 0) return said;
  return language === "en" ? `${said} (${more.join("; ")})` : `${said}(${more.join(";")})`;
}

/** What a member of a detail is called. */
export function detailName(key: string, language: Language): string {
  const word = Object.hasOwn(DETAIL_WORDS, key) ? DETAIL_WORDS[key] : undefined;
  return word ? nameIn(word, language) : key;
}

/** A member's value, words of ours in the reader's language, instants as the clocks of a zone show them. */
export function detailValue(key: string, value: Act["detail"][string], zone: string, language: Language): string {
  const text = String(value ?? "");
  if (INSTANTS.includes(key) && INSTANT.test(text)) return formatInstant(text, zone, language);
  const word = WORDED.includes(key) && Object.hasOwn(VALUE_WORDS, text) ? VALUE_WORDS[text] : undefined;
  return word ? nameIn(word, language) : text;
}

/** What there is to say of the object and each member of the detail; the object of who acts on oneself goes without. */
function valuesOf({ account, object, detail }: Act, zone: string, language: Language): Map<string, string> {
  const values = new Map<string, string>();
  for (const [key, value] of Object.entries(detail)) {
    const text = shortened(detailValue(key, value, zone, language));
    if (text !== "") values.set(key, text);
  }
  // Of an account whose scope alone was changed.
  if (detail["wasRole"] === detail["role"]) values.delete("wasRole");
  const about = object === null ? null : readAuditObject(object);
  if (about && !(about.type === "account" && about.id === account)) values.set("object", shortened(about.id));
  return values;
}

/** Fills `{keys}` in; drops what stands in square brackets around one that is not known. */
function fill(template: string, values: ReadonlyMap<string, string>): { text: string; used: ReadonlySet<string> } {
  const used = new Set<string>();
  const put = (part: string) =>
    part.replace(/\{(\w+)\}/g, (_, key: string) => {
      used.add(key);
      return values.get(key) ?? "";
    });
  const text = template.replace(/\[([^\]]*)\]|[^[]+/g, (part: string, optional: string | undefined) => {
    if (optional === undefined) return put(part);
    const keys = [...optional.matchAll(/\{(\w+)\}/g)].map(([, key = ""]) => key);
    return keys.every((key) => values.has(key)) ? put(optional) : "";
  });
  return { text, used };
}

function whoOf({ account, name, address }: Act, language: Language): string {
  if (name !== "") return language === "en" ? name : `${name} `;
  if (account !== null) return language === "en" ? `Account ${shortened(account)}` : `账号 ${shortened(account)} `;
  if (address === "") return language === "en" ? "The server" : "服务器";
  return language === "en" ? "Somebody not signed in" : "未登录者";
}

/** Digests and identifiers by their beginning; an entry holds them whole. */
function shortened(text: string): string {
  if (/^[0-9a-f]{64}$/.test(text)) return `${text.slice(0, 12)}…`;
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/.test(text) ? text.slice(0, 8) : text;
}
