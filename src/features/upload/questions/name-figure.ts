import type { QuestionFigure } from "#domain/reading/question.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatStated } from "#domain/say/format-stated.ts";
import type { UploadNames } from "#features/upload/common/upload-names.ts";

/** What a figure is of: 示例西实验室 引进博士 2024年3月. */
export function nameFigure(figure: QuestionFigure, names: UploadNames): string {
  const { indicator, organization, period } = figure;
  return [
    names.organizationName(organization),
    names.indicatorName(indicator),
    formatPeriod(period, names.language),
  ].join(" ");
}

/** What is published of it, as it is shown everywhere; empty for nothing. */
export function writePublished(figure: QuestionFigure, names: UploadNames): string {
  const { published } = figure;
  const indicator = names.indicator(figure.indicator);
  if (indicator) return formatStated(published, figure, indicator, names.language);
  return `${published?.value ?? published?.text ?? ""}`;
}
