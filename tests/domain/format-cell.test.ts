import { expect, it } from "vitest";
import { formatCell } from "#domain/terms/format-cell.ts";

it.each([
  ["", "D3", "D3"],
  ["表1", "D3", "表1!D3"],
  ["表1", "", "表1"],
  ["", "", ""],
])("names the place in sheet %j, cell %j as %j", (sheet, cell, place) => {
  expect(formatCell({ sheet, cell })).toBe(place);
});
