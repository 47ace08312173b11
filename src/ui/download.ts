/** Hands a text to the person as a file. CSV gets a byte order mark so that Excel reads it as UTF-8. */
export function downloadText(fileName: string, text: string): void {
  const bom = text.startsWith("\uFEFF") ? "" : "\uFEFF";
  downloadUrl(fileName, URL.createObjectURL(new Blob([bom + text], { type: "text/csv;charset=utf-8" })));
}

/** Hands an object or data URL to the person as a file. */
export function downloadUrl(fileName: string, url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName.replaceAll(/[\\/:*?"<>|]/g, "_");
  link.click();
  if (url.startsWith("blob:")) setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
