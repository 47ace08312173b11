import type { IntakeCatalogue } from "#intake/read-upload.ts";

/** A platform or the region, with the names that tables give it. */
export type Reporter = {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly isRegion: boolean;
};

export function reportersOf({ region, organizations }: IntakeCatalogue): Reporter[] {
  return organizations
    .filter(({ code, parent }) => code === region || parent === region)
    .map(({ code, names, aliases, kind }) => ({
      code,
      name: names.zh,
      short: aliases[0] ?? names.zh,
      isRegion: kind === "region",
    }));
}
