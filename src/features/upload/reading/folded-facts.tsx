import type { ReactNode } from "react";
import type { Understood } from "#domain/reading/understood.ts";
import { formatCount } from "#domain/terms/format-count.ts";
import { nameIn } from "#domain/terms/names.ts";
import shared from "#features/upload/common/upload.module.css";
import { LAYOUTS } from "#intake/meaning/understood-names.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import classes from "./folded-facts.module.css";

const useText = defineText("upload-folded-facts", {
  line: {
    zh: "读法：{{layout}}，{{rows}} 行数据（编码、分隔符、列、未读的行）",
    en: "How it was read: {{layout}}, {{rows}} data rows (encoding, delimiter, columns, rows left out)",
  },
});

/** How the file was read, under one line. */
export function FoldedFacts({
  understood,
  children,
}: {
  readonly understood: Understood;
  readonly children: ReactNode;
}) {
  const text = useText();
  const language = useLanguage();
  const layout = LAYOUTS[understood.layout];
  return (
    <details className={`${shared["panel"]} ${classes["folded"]}`}>
      <summary>
        {text("line", {
          layout: layout ? nameIn(layout, language) : understood.layout,
          rows: formatCount(understood.rows),
        })}
      </summary>
      {children}
    </details>
  );
}
