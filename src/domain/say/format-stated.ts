import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type Observation, type ObservationKey, observedFigure } from "#domain/figures/observation.ts";
import type { Language } from "#domain/terms/names.ts";
import { formatFigure } from "./format-figure.ts";

type Stated = Pick<Observation, "value" | "text" | "status" | "qualifier">;

/** A figure as it will stand on screen, with its status where that is not normal: 超60%, 12人(初步), —(报送为缺). */
export function formatStated(
  stated: Stated | null,
  key: ObservationKey,
  indicator: Indicator,
  language: Language,
): string {
  if (stated === null) return "";
  const { indicator: code, organization, period } = key;
  const { value, text, status, qualifier } = stated;
  const figure = observedFigure({ indicator: code, organization, period, value, text, status, qualifier }, 1);
  const written = formatFigure(figure, indicator, "current", language);
  const notes = [written.note, written.marks].filter((note) => note !== "");
  if (notes.length === 0) return written.text;
  return language === "en" ? `${written.text} (${notes.join(", ")})` : `${written.text}（${notes.join("，")}）`;
}
