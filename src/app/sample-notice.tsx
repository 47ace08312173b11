import { useCatalogue } from "#client/use-region.ts";
import { nameIn } from "#domain/terms/names.ts";
import { useLanguage } from "#ui/language.ts";
import classes from "./frame.module.css";
import { useFrameText } from "./frame-text.ts";

/** 示例数据 stands above everything a fictional region shows. */
export function SampleNotice({ region }: { readonly region: string }) {
  const text = useFrameText();
  const language = useLanguage();
  const catalogue = useCatalogue();
  const shown = catalogue.state === "ready" ? catalogue.value.organizations.find(({ code }) => code === region) : null;
  if (!shown?.illustrative) return null;
  return <p className={classes["sample"]}>{text("sample", { region: nameIn(shown.names, language) })}</p>;
}
