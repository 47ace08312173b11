import { createXmlReader, decodeXml, type XmlReader } from "./xml-reader.ts";

export type Parts = ReadonlyMap<string, Uint8Array>;

export type Relation = { readonly id: string; readonly type: string; readonly path: string };

/** A part of the package by its path; programs differ in case, slashes and a leading slash. */
export function findPart(parts: Parts, path: string): Uint8Array | undefined {
  const found = parts.get(path);
  if (found) return found;
  const wanted = path.toLowerCase();
  for (const [own, content] of parts)
    if (own.replaceAll("\\", "/").replace(/^\//, "").toLowerCase() === wanted) return content;
  return undefined;
}

/** Reads a part as XML; `null` where it is not there. */
export function readPart(parts: Parts, path: string): XmlReader | null {
  const content = findPart(parts, path);
  return content ? createXmlReader(decodeXml(content)) : null;
}

/** What a part refers to (ECMA-376, part 2, 9.3); the package itself has the path "". */
export function relationsOf(parts: Parts, path: string): Relation[] {
  const slash = path.lastIndexOf("/");
  const folder = path.slice(0, slash + 1);
  const reader = readPart(parts, `${folder}_rels/${path.slice(slash + 1)}.rels`);
  const relations: Relation[] = [];
  while (reader?.next()) {
    if (reader.name() !== "Relationship" || reader.attribute("TargetMode") === "External") continue;
    const target = (reader.attribute("Target") ?? "").replaceAll("\\", "/");
    relations.push({
      id: reader.attribute("Id") ?? "",
      type: reader.attribute("Type")?.replace(/^.*\//, "") ?? "",
      path: target.startsWith("/") ? target.slice(1) : resolve(folder, target),
    });
  }
  return relations;
}

function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split("/"))
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  return steps.join("/");
}
