import { describe, expect, it } from "vitest";
import { editionQuery, filePath, pathWith, publishPath, uploadPath } from "#client/paths.ts";

describe("pathWith(path, query)", () => {
  it("leaves out what is undefined, keeps the order, and writes zero and the empty text", () => {
    expect(pathWith("/p", { b: 0, a: undefined, c: "" })).toBe("/p?b=0&c=");
  });

  it("is the path alone where nothing is asked", () => {
    expect(pathWith("/p", {})).toBe("/p");
    expect(pathWith("/p", { a: undefined })).toBe("/p");
  });

  it("writes any text so that it is read back", () => {
    const fileName = "月报 1&2=?#.csv";
    expect(new URL(pathWith("/p", { fileName }), "http://x").searchParams.get("fileName")).toBe(fileName);
  });
});

describe("editionQuery(edition)", () => {
  it("names the revision before the data set, as the server's preloads do", () => {
    expect(pathWith("/p", editionQuery({ dataset: "d", revision: 3 }))).toBe("/p?revision=3&dataset=d");
  });
});

describe("uploadPath(id), publishPath(id), filePath(digest)", () => {
  it("put one segment into the path, whatever it holds", () => {
    expect(uploadPath("a/b")).toBe("/api/v1/uploads/a%2Fb");
    expect(publishPath("a/b")).toBe("/api/v1/uploads/a%2Fb/publish");
    expect(filePath("ab12?")).toBe("/api/v1/files/ab12%3F");
  });
});
