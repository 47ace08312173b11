import type { Names } from "#domain/terms/names.ts";

/** A node of the tree region > platform. Observations attach to any node. */
export type Organization = {
  readonly code: string;
  readonly names: Names;
  readonly aliases: readonly string[];
  readonly kind: "region" | "platform";
  /** Code of the region a platform belongs to; `null` for a region. */
  readonly parent: string | null;
  /** Fictional: every screen, chart and file that shows it says 示例数据. */
  readonly illustrative: boolean;
  /** Of a region: day of the month after a period's end by which its figures are due; absent where none was set. */
  readonly reportingDay?: number | undefined;
  /** Of a region: the IANA name of the zone its days and times are reckoned in; absent for the default (`clock.ts`). */
  readonly timeZone?: string | undefined;
  /** Names for where there is little room. */
  readonly shortNames?: Names | undefined;
  /** Days or months (ISO) from which and until which it exists, and its figures are expected. */
  readonly founded?: string | undefined;
  readonly closed?: string | undefined;
  /** Of a region: shown where an address names none; of one region at most. */
  readonly isDefault?: boolean | undefined;
  /** Of a region: kept with all that is in it, and not offered to choose from. */
  readonly hidden?: boolean | undefined;
};

/** The platforms of a region, in catalogue order. */
export function platformsOf(organizations: readonly Organization[], region: string): Organization[] {
  return organizations.filter((organization) => organization.parent === region);
}

/** The region an organization stands in: itself, or its parent. */
export function regionOf(organization: Organization): string {
  return organization.parent ?? organization.code;
}
