import { ROUTES } from "#contract/routes.ts";
import type { Upload } from "#contract/uploads.ts";

/** A file in the long layout: indicator, organization, period and value in each row. */
export function longFile(rows: readonly (readonly [string, string, string, string])[]): string {
  return `指标,平台,时期,数值\n${rows.map((row) => row.join(",")).join("\n")}\n`;
}

export function uploadPath(region: string, fileName: string): string {
  return `${ROUTES.uploads}?${new URLSearchParams({ region, fileName })}`;
}

export function publishPath(id: string): string {
  return ROUTES.publish.replace(":id", id);
}

/** An answer to every kind of warning an upload has. */
export function answersFor(upload: Upload): Record<string, string> {
  const warnings = upload.problems.filter(({ severity }) => severity === "warning");
  return Object.fromEntries(warnings.map(({ code }) => [code, "已核实"]));
}
