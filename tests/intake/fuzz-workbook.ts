import { CFB, read, write } from "@e965/xlsx";
import { bytesOfSeed, createRandom, mutate } from "./fuzz-bytes.ts";

/** What the library gives of a zip's file, without a type of its own. */
type ZipPart = { size: number; content: ArrayLike<number> };

const FORMS = ["xlsx", "xlsx", "xlsx", "biff8", "ods", "xlsb", "xlml", "html", "fods"] as const;
type Form = (typeof FORMS)[number];

/**
 * A workbook that some seed stands for: a mutated case opened and saved in one of the forms that are read, then perhaps
 * broken: in its own bytes, or in one of the parts of its zip, which is packed anew so that the damage is past the first
 * checks.
 */
export function workbookOfSeed(seed: number, corpus: readonly Uint8Array[]): Uint8Array {
  const random = createRandom(seed ^ 0x5eed);
  // The library that writes takes what begins like a zip for one, and may look for its end for ever.
  const text = new TextDecoder().decode(bytesOfSeed(seed, corpus)).slice(0, 5000).replace(/^PK/, "P K");
  const bookType = FORMS[random(FORMS.length)] ?? "xlsx";
  let bytes = save(text, bookType);
  const way = random(4);
  if (way === 1) for (let i = random(4); i >= 0; i -= 1) bytes = mutate(bytes, corpus, random);
  if (way >= 2 && /^(?:xls[xb]|ods)$/.test(bookType)) bytes = breakPart(bytes, corpus, random);
  return bytes;
}

/** What the library that writes cannot write is not ours to read; a small sheet stands for it. */
function save(text: string, bookType: Form): Uint8Array {
  try {
    return written(text, bookType);
  } catch {
    return written("a,b\n1,2", bookType);
  }
}

function written(text: string, bookType: Form): Uint8Array {
  return new Uint8Array(write(read(text, { type: "string", raw: true }), { type: "array", bookType }));
}

function breakPart(bytes: Uint8Array, corpus: readonly Uint8Array[], random: (below: number) => number): Uint8Array {
  const zip = CFB.read(new Uint8Array(bytes), { type: "array" });
  const parts: ZipPart[] = zip.FileIndex;
  const files = parts.filter(({ size }) => size > 0);
  const part = files[random(files.length)];
  if (!part) return bytes;
  let content = Uint8Array.from(part.content);
  for (let i = random(3); i >= 0; i -= 1) content = Uint8Array.from(mutate(content, corpus, random));
  part.content = Array.from(content);
  part.size = content.length;
  return Uint8Array.from(CFB.write(zip, { type: "array", fileType: "zip" }) as ArrayLike<number>);
}
