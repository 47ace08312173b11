import { type AuditEntry, readAuditObject } from "./audit.ts";
import { DETAIL_WORDS, KIND_WORDS, OBJECT_WORDS, OUTCOME_WORDS } from "./audit-words.ts";
import { type Language, nameIn } from "./names.ts";

type Act = Pick<AuditEntry, "account" | "name" | "address" | "kind" | "outcome" | "object" | "detail">;

/** Who did what to what, with what else is known of it, as one sentence without a full stop. */
export function auditSentence(act: Act, language: Language): string {
  const parts = [whoOf(act, language), nameIn(KIND_WORDS[act.kind].did, language), objectOf(act, language)];
  const said = parts.filter((part) => part !== "").join(language === "en" ? " " : "");
  const detail = detailOf(act, language);
  if (detail === "") return said;
  return language === "en" ? `${said} (${detail})` : `${said}(${detail})`;
}

function whoOf({ account, name, address }: Act, language: Language): string {
  if (name !== "") return language === "en" ? name : `${name} `;
  if (account !== null) return language === "en" ? `account ${account}` : `账号 ${account} `;
  if (address === "") return language === "en" ? "The server" : "服务器";
  return language === "en" ? "Somebody not signed in" : "未登录者";
}

function objectOf({ account, object }: Act, language: Language): string {
  if (object === null) return "";
  const read = readAuditObject(object);
  if (!read) return object;
  // Who acts on the own account, the server on itself: the verb has said it.
  if (read.type === "server" || read.type === "audit" || (read.type === "account" && read.id === account)) return "";
  const word = OBJECT_WORDS[read.type];
  return word ? `${nameIn(word, language)} ${shortened(read.id)}` : read.id;
}

/** Digests and identifiers by their beginning; an entry holds them whole. */
function shortened(text: string): string {
  if (/^[0-9a-f]{64}$/.test(text)) return `${text.slice(0, 12)}…`;
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/.test(text) ? text.slice(0, 8) : text;
}

function detailOf({ outcome, detail, kind }: Act, language: Language): string {
  const parts = Object.entries(detail)
    .filter(([, value]) => value !== "" && value !== null)
    .map(([key, value]) => {
      const word = Object.hasOwn(DETAIL_WORDS, key) ? DETAIL_WORDS[key] : undefined;
      return `${word ? nameIn(word, language) : key}${language === "en" ? ": " : ":"}${shortened(String(value))}`;
    });
  // A refusal's kind says that it was one.
  const isSaid = outcome === "done" || /refused|limited|locked/.test(kind);
  const all = isSaid ? parts : [nameIn(OUTCOME_WORDS[outcome], language), ...parts];
  return all.join(language === "en" ? "; " : ";");
}
