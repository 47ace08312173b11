import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sourcesIn } from "./sources.ts";

const ROOT = join(import.meta.dirname, "../..");
const server = sourcesIn("src/server");
const every = [
  ...server,
  ...["domain", "intake", "charts", "contract", "client", "ui", "features", "app"].flatMap((room) =>
    sourcesIn(`src/${room}`),
  ),
];

function placesOf(
  files: readonly { path: string; text: string }[],
  pattern: RegExp,
  allowed: readonly string[] = [],
): string[] {
  return files.filter(({ path, text }) => !allowed.includes(path) && pattern.test(text)).map(({ path }) => path);
}

describe("SQL", () => {
  const SPEAKS = /\bsql\s*(?:<[^>]*>)?`|\bsql\.(?:raw|lit|ref|id|table)\b|\.prepare\(|\bDatabaseSync\b|node:sqlite/;

  test("is spoken in the store and nowhere else", () => {
    expect(placesOf(every, SPEAKS).filter((path) => !path.startsWith("src/server/store/"))).toEqual([]);
  });

  test("is never taken from a text as it is", () => {
    // Steps of the schema are constants of the program, which `migrations.test.ts` sees to.
    // The log's table and triggers, where they were dropped, are made again by the text of their step.
    const steps = ["migrations.ts", "audit.ts", "audit-guard.ts"].map((name) => `src/server/store/${name}`);
    expect(placesOf(server, /\bsql\.raw\b|\bCompiledQuery\.raw\((?!")/, steps)).toEqual([]);
  });

  test("holds nothing from outside: what stands in it are constants, and names of tables in quotes", () => {
    const found = server.flatMap(({ path, text }) =>
      [...text.matchAll(/\.(?:prepare|exec)\(\s*`([^`]*)`/g)]
        .flatMap(([, query = ""]) => [...query.matchAll(/\$\{([^}]*)\}/g)].map(([, inside = ""]) => inside))
        .filter((inside) => !/^(?:quote\(\w+\)|[A-Z][A-Z_]*|list|order|pragma)$/.test(inside))
        .map((inside) => `${path}: ${inside}`),
    );
    expect(found).toEqual([]);
  });
});

describe("the server", () => {
  test("has no way to call out but the one to a configured provider of single sign-on", () => {
    const calls =
      /\bfetch\(|\bhttps?\.(?:request|get)\b|\brequest\b[^;]*from "node:https?"|\b(?:net|tls)\.connect\b|\bconnect\b[^;]*from "node:(?:net|tls)"|node:(?:dgram|dns|http2)|\bWebSocket\(|\bundici\b|\baxios\b|nodemailer/;
    const inListen = /getRequestListener\(\(request, env\) =>\s+app\.fetch\(/g;
    const files = server.map(({ path, text }) => ({ path, text: text.replace(inListen, "") }));
    expect(placesOf(files, calls, ["src/server/accounts/oidc-auth.ts", "src/server/accounts/oidc.ts"])).toEqual([]);
  });

  test("starts no program but the one that reads files, and evaluates no text", () => {
    const starts = ["src/server/desk/reader-process.ts"];
    expect(placesOf(server, /node:child_process/)).toEqual(starts);
    expect(placesOf(server, /\beval\(|new Function\(|node:vm|\bsetTimeout\(\s*["'`]/)).toEqual([]);
  });

  test("draws nothing secret from Math.random", () => {
    expect(placesOf(server, /Math\.random/)).toEqual([]);
  });

  test("answers no other origin", () => {
    expect(placesOf(server, /access-control-|hono\/cors|hono\/jsonp/i)).toEqual([]);
  });
});

describe("the page", () => {
  const page = every.filter(({ path }) => !path.startsWith("src/server/"));

  test("turns no text into HTML or a program of its own", () => {
    const ways =
      /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(|srcDoc|createContextualFragment/;
    expect(placesOf(page, ways)).toEqual([]);
  });

  test("writes no style into HTML, which its policy would not let through", () => {
    expect(placesOf(page, /style=["'\\]|<style/)).toEqual([]);
  });

  test("listens to no other window", () => {
    const listens = placesOf(page, /addEventListener\(\s*["']message["']|window\.opener|\.postMessage\(/);
    // A worker of ours, which nobody else can speak to.
    expect(listens.filter((path) => !/worker/.test(path))).toEqual([]);
  });
});

describe("ASVS.md", () => {
  const path = join(ROOT, "src/server/ASVS.md");
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const rows = [...text.matchAll(/^\| (V\d+\.\d+\.\d+) +\| (\d) +\| ([^|]+) \|(.*)\|$/gm)];

  test("has every requirement of levels 1 and 2 once, in order", () => {
    const numbers = rows.map(([, number = ""]) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    const weights = numbers.map((number) =>
      number
        .slice(1)
        .split(".")
        .reduce((sum, part) => sum * 1000 + Number(part), 0),
    );
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
    // ASVS 5.0.0 has 70 requirements of level 1 and 183 of level 2.
    expect(rows.filter(([, , level]) => level === "1")).toHaveLength(70);
    expect(rows.filter(([, , level]) => level === "2")).toHaveLength(183);
  });

  test("names files that are there", () => {
    const named = [...text.matchAll(/`((?:src|tests|data)\/[\w./-]+|[A-Z]+\.md)`/g)].map(([, file = ""]) => file);
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  test("names a test for what is met, or says why there is none", () => {
    const without = rows.filter(
      ([, , , state = "", rest = ""]) => state.trim() === "met" && !/`tests\/|by design|documented/.test(rest),
    );
    expect(without.map(([, number]) => number)).toEqual([]);
  });
});
