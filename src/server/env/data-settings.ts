import { isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { LOG_LEVELS, type LogLevel } from "#server/base/log.ts";
import { numberText, type Setting, type ValuesOf, wholeNumberText } from "./setting.ts";

/** Where the data are, and how much of them is taken in and told. */
export type DataEnv = {
  readonly dataDir: string;
  readonly databasePath: string;
  readonly maxFileBytes: number;
  readonly maxRows: number;
  /** How many processes read files, and the most memory of the one for large files, bytes. */
  readonly readers: { readonly count: number; readonly bytes: number };
  readonly pageDir: string;
  readonly logLevel: LogLevel;
};

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

const DECIMAL = /^\d+(\.\d+)?$/;

export const DATA_SETTINGS = {
  DATA_DIR: {
    name: "DATA_DIR",
    meaning: { zh: "数据目录,数据库文件所在", en: "Data folder, where the database file is" },
    default: ".zhengxiao",
    example: "/var/lib/zhengxiao",
    accepts: { zh: "目录路径", en: "the path of a folder" },
  },
  DATABASE_URL: {
    name: "DATABASE_URL",
    meaning: {
      zh: "数据库;默认为数据目录中的 zhengxiao.db",
      en: "Database; by default zhengxiao.db in the data folder",
    },
    default: "",
    example: "file:/var/lib/zhengxiao/zhengxiao.db",
    accepts: {
      zh: "file: 开头的路径(PostgreSQL 将在以后的版本支持)",
      en: "a path after file: (PostgreSQL comes in a later version)",
    },
  },
  MAX_FILE_MB: {
    name: "MAX_FILE_MB",
    meaning: { zh: "上传文件的大小上限,MB", en: "Largest file that may be uploaded, in MB" },
    default: "20",
    example: "50",
    accepts: { zh: "1 到 1024 的数", en: "a number from 1 to 1024" },
  },
  MAX_ROWS: {
    name: "MAX_ROWS",
    meaning: { zh: "上传文件的行数上限", en: "Most rows an uploaded file may have" },
    default: "200000",
    example: "500000",
    accepts: { zh: "1 到 5000000 的整数", en: "a whole number from 1 to 5000000" },
  },
  READERS: {
    name: "READERS",
    meaning: { zh: "同时读取上传文件的进程数", en: "Processes that read uploaded files side by side" },
    default: "2",
    example: "4",
    accepts: { zh: "2 到 16 的整数", en: "a whole number from 2 to 16" },
  },
  READER_MEMORY_MB: {
    name: "READER_MEMORY_MB",
    meaning: {
      zh: "读取一份文件最多可用的内存，MB；超过即停止读取这份文件",
      en: "Most memory for reading one file, in MB; a file that takes more is refused",
    },
    default: "400",
    example: "1000",
    accepts: { zh: "250 到 16000 的整数", en: "a whole number from 250 to 16000" },
  },
  PAGE_DIR: {
    name: "PAGE_DIR",
    meaning: { zh: "已构建页面所在的目录", en: "Folder of the built page" },
    default: ".build/page",
    example: ".build/page",
    accepts: { zh: "目录路径", en: "the path of a folder" },
  },
  LOG_LEVEL: {
    name: "LOG_LEVEL",
    meaning: { zh: "日志的详细程度", en: "How much is logged" },
    default: "info",
    example: "debug",
    accepts: { zh: LOG_LEVELS.join("、"), en: LOG_LEVELS.join(", ") },
  },
} as const satisfies Record<string, Setting>;

/** What each is read by. */
export const DATA_SCHEMAS = {
  DATA_DIR: z.string().check(z.minLength(1)),
  DATABASE_URL: z.string().check(z.regex(/^(?:file:.+)?$/)),
  MAX_FILE_MB: numberText(1, 1024, DECIMAL),
  MAX_ROWS: wholeNumberText(1, 5_000_000),
  READERS: wholeNumberText(2, 16),
  READER_MEMORY_MB: wholeNumberText(250, 16_000),
  PAGE_DIR: z.string().check(z.minLength(1)),
  LOG_LEVEL: z.enum(LOG_LEVELS),
} satisfies Record<keyof typeof DATA_SETTINGS, z.ZodMiniType>;

/**
 * @param isGiven whether a setting was set: a relative path that was is meant from the working folder, a default one from the
 * project
 */
export function dataOf(
  values: ValuesOf<typeof DATA_SCHEMAS>,
  isGiven: (name: keyof typeof DATA_SETTINGS) => boolean,
  cwd: string,
): DataEnv {
  const locate = (name: "DATA_DIR" | "PAGE_DIR") => resolve(isGiven(name) ? cwd : ROOT, values[name]);
  const dataDir = locate("DATA_DIR");
  return {
    dataDir,
    databasePath: values.DATABASE_URL === "" ? resolve(dataDir, "zhengxiao.db") : filePath(values.DATABASE_URL, cwd),
    maxFileBytes: Math.round(values.MAX_FILE_MB * 1024 * 1024),
    maxRows: values.MAX_ROWS,
    readers: { count: values.READERS, bytes: values.READER_MEMORY_MB * 1e6 },
    pageDir: locate("PAGE_DIR"),
    logLevel: values.LOG_LEVEL,
  };
}

function filePath(url: string, cwd: string): string {
  if (url.startsWith("file://")) return fileURLToPath(url);
  const path = url.slice("file:".length);
  return isAbsolute(path) ? path : resolve(cwd, path);
}
