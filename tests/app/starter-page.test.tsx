import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { type App, openApp } from "./app-bench.tsx";

let server: RealServer;
let app: App;

beforeEach(async () => {
  window.localStorage.clear();
  server = await setUpServer({ seed: SMALL });
});
afterEach(async () => {
  app.close();
  await server.close();
});

const button = (name: string) => screen.findByRole("button", { name });

it("offers common indicators, but none that is there already, and puts those chosen into the draft", async () => {
  app = openApp("/catalogue?region=west&part=indicators");
  await app.user.click(await button("从常用指标中选"));
  expect(await screen.findByText(/已选 0 个/)).toBeTruthy();
  // 引进博士 is an indicator of this catalogue, and an alias of 引进博士人数.
  expect(screen.queryByRole("checkbox", { name: /引进博士人数/ })).toBeNull();
  expect(screen.getAllByText("已有").length).toBeGreaterThan(0);
  await app.user.click(screen.getByRole("checkbox", { name: "发明专利授权数（个）" }));
  await app.user.click(screen.getByRole("checkbox", { name: "技术合同成交额（万元）" }));
  await app.user.click(await button("存入草稿"));
  expect(await screen.findByText("2 项改动待发布")).toBeTruthy();
  expect(await screen.findByRole("rowheader", { name: /发明专利授权数/ })).toBeTruthy();
});
