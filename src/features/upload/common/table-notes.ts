import type { Upload } from "#contract/uploads.ts";
import type { UploadNames } from "./upload-names.ts";

/** The lines above a downloaded table: which file, against which revision, and 示例数据 where the region is fictional. */
export function tableNotes(upload: Upload, names: UploadNames): string[] {
  const isEnglish = names.language === "en";
  const { fileName, base, region } = upload;
  const notes = [
    isEnglish
      ? `${fileName}, compared with revision ${base} of ${names.organizationName(region)}`
      : `${names.organizationName(region)}:${fileName},与版本 ${base} 比较`,
  ];
  if (names.isIllustrative(region)) notes.push(isEnglish ? "Sample data" : "示例数据");
  return notes;
}
