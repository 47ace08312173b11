import { describe, expect, it } from "vitest";
import type { Revision } from "#domain/catalogue/revision.ts";
import { valueFigure } from "#domain/figures/figure.ts";
import { revisionOn, timelinessOf } from "#domain/views/timeliness.ts";

function revision(number: number, publishedAt: string): Revision {
  return {
    number,
    kind: number === 1 ? "seed" : "upload",
    region: "town",
    publishedAt,
    publishedBy: "示例办",
    message: "",
    fileName: "",
    fileDigest: "",
    counts: { added: 0, changed: 0, unchanged: 0, withdrawn: 0 },
    latestPeriod: null,
    undoes: null,
  };
}

const REVISIONS = [
  revision(3, "2024-09-12T01:00:00Z"),
  revision(2, "2024-09-10T15:00:00Z"),
  revision(1, "2024-09-01T00:00:00Z"),
];
const dayOf = (instant: string) => instant.slice(0, 10);
const isSeed = (number: number) => number === 1;
const cellOf = (number: number) => ({
  state: "reported" as const,
  period: "2024-08",
  figure: valueFigure(1, { revision: number }),
});

describe("revisionOn(revisions, due, dayOf)", () => {
  it("is the last published by the end of the day", () => {
    expect(revisionOn(REVISIONS, "2024-09-10", dayOf)?.number).toBe(2);
    expect(revisionOn(REVISIONS, "2024-09-09", dayOf)?.number).toBe(1);
  });

  it("is none where the data began later", () => {
    expect(revisionOn(REVISIONS, "2024-08-31", dayOf)).toBeNull();
  });
});

describe("timelinessOf(cell, onDue, isSeed)", () => {
  it("is late where the report was not there on the due day", () => {
    expect(timelinessOf(cellOf(3), undefined, isSeed)).toBe("late");
  });

  it("is on time where it was, though corrected since", () => {
    expect(timelinessOf(cellOf(3), valueFigure(2, { revision: 2 }), isSeed)).toBe("on-time");
  });

  it("is not known of what the data set was started with", () => {
    expect(timelinessOf(cellOf(1), undefined, isSeed)).toBeNull();
    expect(timelinessOf(cellOf(3), valueFigure(2, { revision: 1 }), isSeed)).toBeNull();
  });

  it("is not known of what has not come", () => {
    expect(timelinessOf({ state: "not-reported", period: null, figure: null }, undefined, isSeed)).toBeNull();
  });
});
