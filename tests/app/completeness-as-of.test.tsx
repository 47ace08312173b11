import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { type App, openApp } from "./app-bench.tsx";

let server: RealServer;
let app: App | undefined;

beforeEach(async () => {
  server = await setUpServer({ now: () => new Date("2024-09-05T04:00:00Z") });
});
afterEach(async () => {
  app?.close();
  app = undefined;
  await server.close();
});

it.each(["2024-09-05", "2"])("judges reports by %s where that is asked for, and says so", async (asOf) => {
  app = openApp(`/completeness?region=shili&period=2024-08&asof=${asOf}`);
  expect(await screen.findByText("2024年8月 · 未到报送日 2024-09-10 · 按 2024-09-05 判断")).toBeTruthy();
  expect(screen.queryByText(/迟报/)).toBeNull();
});
