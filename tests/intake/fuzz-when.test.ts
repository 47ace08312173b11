import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { whyNoFuzz } from "./fuzz-when.ts";

let folder: TempFolder;
let clone: string;

beforeEach(() => {
  folder = makeTempFolder();
  const origin = join(folder.path, "origin");
  clone = join(folder.path, "clone");
  mkdirSync(origin);
  git(origin, "init", "--quiet", "--initial-branch=main");
  write(origin, "src/intake/read.ts", "1");
  write(origin, "src/ui/page.ts", "1");
  commit(origin);
  git(folder.path, "clone", "--quiet", origin, clone);
});
afterEach(() => folder.remove());

function git(at: string, ...args: string[]): void {
  const who = ["-c", "user.name=x", "-c", "user.email=x@x.invalid", "-c", "commit.gpgsign=false"];
  const { status, stderr } = spawnSync("git", [...who, ...args], { cwd: at, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

function write(at: string, name: string, text: string): void {
  mkdirSync(dirname(join(at, name)), { recursive: true });
  writeFileSync(join(at, name), text);
}

function commit(at: string): void {
  git(at, "add", "--all");
  git(at, "commit", "--quiet", "--message=x");
}

describe("whyNoFuzz(root, environment)", () => {
  it("spares the seeds where nothing differs from origin, or only what they do not depend on", () => {
    expect(whyNoFuzz(clone, {})).toContain("origin");
    write(clone, "src/ui/page.ts", "2");
    commit(clone);
    expect(whyNoFuzz(clone, {})).toContain("origin");
  });

  it.each([
    ["in CI", { CI: "true" }, () => {}],
    ["with a change that is not committed", {}, () => write(clone, "src/intake/read.ts", "2")],
    ["with a new file", {}, () => write(clone, "src/intake/words/new.ts", "1")],
    [
      "with a change that is not on origin",
      {},
      () => {
        write(clone, "src/intake/read.ts", "2");
        commit(clone);
      },
    ],
    ["without a remote", {}, () => git(clone, "remote", "remove", "origin")],
  ])("tries them %s", (_, environment, prepare) => {
    prepare();
    expect(whyNoFuzz(clone, environment)).toBeNull();
  });

  it("tries them outside a working tree", () => {
    expect(whyNoFuzz(folder.path, {})).toBeNull();
  });
});
