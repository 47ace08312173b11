/** The pinyin of a text. Its dictionary is large and rarely asked for: it is loaded when a first code is made. */
export async function loadPinyin(): Promise<(text: string) => string> {
  const { pinyin } = await import("pinyin-pro");
  return (text) => pinyin(text, { toneType: "none", v: true, nonZh: "consecutive" });
}
