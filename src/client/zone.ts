import { DEFAULT_TIME_ZONE, zoneIn } from "#domain/catalogue/clock.ts";
import { useSession } from "./session.ts";
import { useCatalogue } from "./use-region.ts";

/** The zone in which days and times of an organization's region are told; the installation's where it is not known. */
export function useZone(organization: string | undefined): string {
  const catalogue = useCatalogue();
  const other = useInstallationZone();
  const organizations = catalogue.state === "ready" ? catalogue.value.organizations : [];
  const known = organizations.find(({ code }) => code === organization);
  return known ? zoneIn(organizations, known.code) : other;
}

/** The zone of times that belong to no region: of accounts, tokens, the audit log. */
export function useInstallationZone(): string {
  return useSession()?.timeZone ?? DEFAULT_TIME_ZONE;
}
