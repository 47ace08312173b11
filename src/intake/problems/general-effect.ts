import { parsePeriod } from "#domain/terms/period.ts";

/** A sentence for a problem's `{effectZh}` and `{effectEn}`. */
export type Effect = { readonly effectZh: string; readonly effectEn: string };

/** What publishing figures of a coming period does, where it is not known what is published. */
export function effectInGeneral(code: string): Effect {
  const kind = parsePeriod(code)?.kind;
  if (kind !== "month" && kind !== "year-to-date") return { effectZh: "", effectEn: "" };
  return {
    effectZh: "发布后，可选月份和趋势图的范围将延伸到该月；报送足够完整之前，各页默认月份不变。",
    effectEn:
      "Once published, the months to choose from and the trend charts run up to it; views open with it only when enough has come.",
  };
}
