import type * as z from "zod/mini";
import { UnreadableBody } from "./unreadable-body.ts";
import type { Versions } from "./versions.ts";

/** What a column holds as JSON: how one kind of it is written and read. */
export type Body<T> = {
  /** With the version of its shape, as a text for the column. */
  write(value: T): string;
  /** @throws UnreadableBody of one that a newer program wrote, and of one that is damaged */
  read(text: string): T;
};

/**
 * A kind of body. It is written as `{"version": 2, "body": ...}`; what has no version was written by 0.3 or earlier and is
 * of version 1. An older one becomes today's by the steps of its kind, and is only then held against today's schema. Types
 * see to it that the last version is today's: a field that is new and required does not compile without a step to it.
 *
 * @param kind named in messages: a table, or a table and a column
 * @param schema of today
 * @param versions from the first to today's
 * @param orElse what stands for one that today's schema refuses; without it that is an error
 */
export function bodyOf<T>(
  kind: string,
  schema: z.ZodMiniType<T>,
  versions: Versions<NoInfer<T>>,
  orElse?: NoInfer<T>,
): Body<T> {
  return {
    write: (body) => JSON.stringify({ version: versions.current, body }),
    read(text) {
      const { version, body } = open(kind, text);
      if (version > versions.current) throw new UnreadableBody(newerBody(kind, version, versions.current));
      const read = schema.safeParse(bringUp(kind, versions, body, version));
      if (read.success) return read.data;
      if (orElse !== undefined) return orElse;
      throw new UnreadableBody(damagedBody(kind), { cause: read.error });
    },
  };
}

/** Bodies of earlier programs have no member `version` that is a number, so that none is taken for another. */
function open(kind: string, text: string): { readonly version: number; readonly body: unknown } {
  const whole = parse(kind, text);
  if (typeof whole === "object" && whole !== null && "version" in whole && "body" in whole) {
    const { version, body } = whole;
    if (Number.isSafeInteger(version) && Number(version) >= 1) return { version: Number(version), body };
  }
  return { version: 1, body: whole };
}

function parse(kind: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnreadableBody(damagedBody(kind), { cause });
  }
}

/** A step takes what it is given for what was written then; where it is something else, it may throw anything. */
function bringUp(kind: string, versions: Versions<unknown>, body: unknown, from: number): unknown {
  try {
    return versions.upgrade(body, from);
  } catch (cause) {
    throw new UnreadableBody(damagedBody(kind), { cause });
  }
}

function newerBody(kind: string, version: number, known: number) {
  return {
    zh: `数据库中有更新版本的政效写入的记录（${kind}，记录版本 ${version}，本程序只认识到 ${known}）。请升级程序。数据没有改动。`,
    en: `The database holds a record that a newer Zhengxiao wrote (${kind}, version ${version}; this program knows up to ${known}). Upgrade the program. The data was not touched.`,
  };
}

function damagedBody(kind: string) {
  return {
    zh: `数据库中有一条记录无法读取（${kind}）。请从备份恢复：npx zhengxiao restore 备份文件。数据没有改动。`,
    en: `A record of the database cannot be read (${kind}). Restore a backup: npx zhengxiao restore FILE. The data was not touched.`,
  };
}
