import { useCatalogue } from "#client/use-region.ts";
import type { Catalogue } from "#contract/catalogue.ts";
import { nameIn } from "#domain/terms/names.ts";
import { useLanguage } from "#ui/language.ts";

type Option = { readonly value: string; readonly label: string };

/** Organizations and regions by name in the language on screen, in catalogue order; empty until they are read. */
export function useOrganizationNames(): {
  readonly organizations: readonly Option[];
  readonly regions: readonly Option[];
  nameOf(code: string): string;
} {
  const language = useLanguage();
  const catalogue = useCatalogue();
  const all: Catalogue["organizations"] = catalogue.state === "ready" ? catalogue.value.organizations : [];
  const options = all.map(({ code, names, kind }) => ({ value: code, label: nameIn(names, language), kind }));
  return {
    organizations: options,
    regions: options.filter(({ kind }) => kind === "region"),
    nameOf: (code) => options.find(({ value }) => value === code)?.label ?? code,
  };
}
