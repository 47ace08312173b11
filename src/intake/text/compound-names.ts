const HEADER_SIZE = 512;
const ENTRY_SIZE = 128;
const MOST_NAME_BYTES = 64;
const NO_SECTOR = 0xfffffffa;
/** Sectors of the directory that are looked at: 16 entries or more stand in these. */
const MOST_SECTORS = 64;
/** Allocation tables that the header itself lists. */
const LISTED_TABLES = 109;

/**
 * Names of streams and storages that stand at the root of a compound file (MS-CFB 2.6): "Workbook" in an old Excel file,
 * "WordDocument" in an old Word file. What is embedded in them stands deeper and is not named. Empty for a broken file.
 */
export function compoundNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = directoryOf(view);
    const names: string[] = [];
    const seen = new Set<number>();
    const left = [entries[0]?.child ?? -1];
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      const entry = entries[at];
      if (!entry || seen.has(at)) continue;
      seen.add(at);
      names.push(entry.name);
      left.push(entry.before, entry.behind);
    }
    return names;
  } catch (error) {
    // A place outside of the file.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

type Entry = { readonly name: string; readonly before: number; readonly behind: number; readonly child: number };

function directoryOf(view: DataView): Entry[] {
  const sectorSize = view.getUint16(30, true) === 12 ? 4096 : HEADER_SIZE;
  const startOf = (sector: number) => (sector + 1) * sectorSize;
  const nextOf = (sector: number) => {
    const table = Math.floor((sector * 4) / sectorSize);
    if (table >= LISTED_TABLES) return NO_SECTOR;
    return view.getUint32(startOf(view.getUint32(76 + table * 4, true)) + ((sector * 4) % sectorSize), true);
  };
  const entries: Entry[] = [];
  let sector = view.getUint32(48, true);
  for (let i = 0; i < MOST_SECTORS && sector < NO_SECTOR; i += 1) {
    for (let at = 0; at < sectorSize; at += ENTRY_SIZE) entries.push(entryAt(view, startOf(sector) + at));
    sector = nextOf(sector);
  }
  return entries;
}

function entryAt(view: DataView, at: number): Entry {
  const length = Math.min(view.getUint16(at + 64, true), MOST_NAME_BYTES) - 2;
  let name = "";
  for (let i = 0; i < length; i += 2) name += String.fromCharCode(view.getUint16(at + i, true));
  return {
    name,
    before: view.getUint32(at + 68, true),
    behind: view.getUint32(at + 72, true),
    child: view.getUint32(at + 76, true),
  };
}
