import type { CatalogueReview } from "#contract/catalogue-drafts.ts";
import { itemKey } from "#domain/catalogue/catalogue-change.ts";
import { FIELD_NAMES } from "#domain/catalogue/catalogue-words.ts";
import { nameIn } from "#domain/terms/names.ts";
import { useLanguage } from "#ui/language.ts";
import classes from "./catalogue.module.css";
import { useCatalogueText } from "./catalogue-text.ts";

type Problem = CatalogueReview["problems"][number];
type Props = { readonly problems: readonly Problem[]; readonly severity: Problem["severity"] };

/** Problems of one severity: where, what, and the way out. */
export function ReviewProblems({ problems, severity }: Props) {
  const text = useCatalogueText();
  const language = useLanguage();
  const shown = problems.filter((problem) => problem.severity === severity);
  if (shown.length === 0) return null;
  return (
    <section className={classes[severity]}>
      <h3>{text(severity === "error" ? "errors" : "warnings")}</h3>
      <ul>
        {shown.map(({ code, place, field, names, message, advice, change }) => (
          <li key={`${code} ${itemKey(place)} ${field} ${change}`}>
            <strong>
              {nameIn(names, language)}
              {field === null ? "" : ` · ${nameIn(FIELD_NAMES[field], language)}`}
            </strong>
            <span>{nameIn(message, language)}</span> <span>{nameIn(advice, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
