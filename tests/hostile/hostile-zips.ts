import { deflateRawSync } from "node:zlib";
import { zipFile } from "#tests/intake/zip-file.ts";
import { bookOf } from "./hostile-books.ts";
import { bytesOf, countAt, type HostileKind } from "./hostile-kind.ts";

type Entry = { readonly name: string; readonly offset: number };

/** Half as much as all parts may unpack to. */
const MUCH = 100e6;

/** A zip whose every listed part is one and the same packed stream. */
function overlapping(count: number, packed: Buffer, size: number, first: string): Uint8Array<ArrayBuffer> {
  const name = Buffer.from(first);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  writeSizes(local, 4, packed.length, size, name.length);
  const start = local.length + name.length + packed.length;
  const entries = Array.from({ length: count }, (_, i): Entry => ({ name: i === 0 ? first : `x${i}`, offset: 0 }));
  return Uint8Array.from(Buffer.concat([local, name, packed, directory(entries, packed.length, size, start)]));
}

function directory(entries: readonly Entry[], packed: number, size: number, start: number): Buffer {
  const listed = entries.map(({ name, offset }) => {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    writeSizes(entry, 6, packed, size, Buffer.byteLength(name));
    entry.writeUInt32LE(offset, 42);
    return Buffer.concat([entry, Buffer.from(name)]);
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(listed).length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([...listed, end]);
}

/** Version 2.0, deflated, and the sizes, in the order that both headers share. */
function writeSizes(header: Buffer, at: number, packed: number, size: number, nameLength: number): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(8, at + 4);
  header.writeUInt32LE(packed, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(nameLength, at + 22);
}

export const HOSTILE_ZIPS: readonly HostileKind[] = [
  {
    name: "unpacks-to-more-than-it-says",
    ending: "xlsx",
    make: (size) => overlapping(1, deflateRawSync(Buffer.alloc(MUCH)), countAt(size, 1e6), "xl/workbook.xml"),
  },
  {
    name: "unpacks-to-very-much",
    ending: "xlsx",
    make: () => overlapping(1, deflateRawSync(Buffer.alloc(MUCH)), MUCH, "xl/workbook.xml"),
  },
  {
    name: "parts-that-are-one",
    ending: "xlsx",
    make: (size) => {
      const packed = deflateRawSync(Buffer.alloc(19e6 / 400, "<a/>"));
      return overlapping(countAt(size, 4900), packed, 19e6 / 400, "xl/workbook.xml");
    },
  },
  {
    name: "packed-parts-checked-again-and-again",
    ending: "xlsx",
    make: (size) => {
      // Hardly packed at all: each of many names costs a walk over megabytes.
      const noise = Buffer.alloc(4e6);
      for (let i = 0, x = 1; i < noise.length; i += 1) {
        x = (x * 1_103_515_245 + 12_345) >>> 0;
        noise[i] = x >>> 16;
      }
      return overlapping(countAt(size, 4900), deflateRawSync(noise), 40_000, "xl/workbook.xml");
    },
  },
  {
    name: "very-many-parts",
    ending: "xlsx",
    make: (size) =>
      zipFile(
        Object.fromEntries(Array.from({ length: countAt(size, 15_000) }, (_, i) => [`xl/worksheets/${i}.xml`, ""])),
      ),
  },
  {
    name: "many-parts-with-long-names",
    ending: "xlsx",
    make: (size) =>
      zipFile(
        Object.fromEntries(
          Array.from({ length: countAt(size, 4900) }, (_, i) => [`xl/${"a/".repeat(1500)}${i}.xml`, ""]),
        ),
      ),
  },
  {
    name: "zip-in-a-zip",
    ending: "xlsx",
    make: (size) => {
      let inner = bookOf({});
      for (let i = countAt(size, 200); i > 0; i -= 1) inner = zipFile({ "xl/workbook.xml": inner });
      return inner;
    },
  },
  {
    name: "one-file-as-very-many-tables",
    ending: "zip",
    make: (size) =>
      zipFile({
        "datapackage.json": JSON.stringify({
          resources: Array.from({ length: countAt(size, 5000) }, (_, i) => ({ name: `t${i}`, path: "a.csv" })),
        }),
        "a.csv": "指标,平台,时期,数值\n".repeat(50_000),
      }),
  },
  {
    name: "one-file-named-very-often",
    ending: "zip",
    make: (size) =>
      zipFile({
        "datapackage.json": JSON.stringify({
          resources: [{ name: "t", path: Array.from({ length: countAt(size, 100_000) }, () => "a.csv") }],
        }),
        "a.csv": "指标,平台,时期,数值\n".repeat(5000),
      }),
  },
  {
    name: "very-many-fields",
    ending: "json",
    make: (size) => {
      const fields = Array.from({ length: countAt(size, 200_000) }, (_, i) => ({ name: `f${i}` }));
      const data = Array.from({ length: 40 }, () =>
        Object.fromEntries(fields.slice(0, 3000).map(({ name }) => [name, 1])),
      );
      return bytesOf(JSON.stringify({ resources: [{ name: "t", data, schema: { fields } }] }));
    },
  },
  {
    name: "rows-with-keys-of-their-own",
    ending: "json",
    make: (size) =>
      bytesOf(
        JSON.stringify({
          resources: [{ name: "t", data: Array.from({ length: countAt(size, 30_000) }, (_, i) => ({ [`k${i}`]: 1 })) }],
        }),
      ),
  },
  {
    name: "very-deep",
    ending: "json",
    make: (size) => {
      const depth = countAt(size, 2_000_000);
      return bytesOf(`{"resources":[{"name":"t","data":${"[".repeat(depth)}${"]".repeat(depth)}}]}`);
    },
  },
];
