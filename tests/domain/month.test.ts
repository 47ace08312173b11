import { describe, expect, it } from "vitest";
import { chooseMonth } from "#domain/month.ts";

const SPAN = { first: { year: 2023, month: 11 }, last: { year: 2024, month: 8 } };

describe("chooseMonth(asked, span)", () => {
  it.each([
    ["2023-11", { year: 2023, month: 11 }],
    ["2023-12", { year: 2023, month: 12 }],
    ["2024-08", { year: 2024, month: 8 }],
  ])("is the month asked for, from the first to the last: %s", (asked, month) => {
    expect(chooseMonth(asked, SPAN)).toEqual(month);
  });

  it.each(["2023-10", "2024-09", "2024-13", "2024", "2024-Q2", "2024-01/2024-03", "..2024-02-01", "", "nonsense"])(
    "is the newest month where %j is asked for",
    (asked) => {
      expect(chooseMonth(asked, SPAN)).toEqual(SPAN.last);
    },
  );

  it("is the newest month where none is asked for, and none where there are none", () => {
    expect(chooseMonth(undefined, SPAN)).toEqual(SPAN.last);
    expect(chooseMonth("2024-08", null)).toBeNull();
  });
});
