const OFFICE_KEY = "zhengxiao.published-by";

/** The office that published from this device before; the same entry that the Data page keeps. */
export function recallOffice(storage: Storage | undefined): string {
  try {
    return storage?.getItem(OFFICE_KEY) ?? "";
  } catch {
    return "";
  }
}

export function keepOffice(office: string, storage: Storage | undefined): void {
  try {
    storage?.setItem(OFFICE_KEY, office);
  } catch {
    // Storage may be full or forbidden; then it is typed again next time.
  }
}
