import { render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ErrorBoundary } from "#app/error-boundary.tsx";

function Broken(): never {
  throw new Error("a view failed");
}

beforeEach(() => {
  // React reports what a boundary caught, and jsdom what React rethrows to the window.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("<ErrorBoundary>", () => {
  it("shows what it holds while that works", () => {
    render(<ErrorBoundary>内容</ErrorBoundary>);
    expect(screen.getByText("内容")).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("says what to do where that fails, and does not go blank", () => {
    render(
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>,
    );
    const alert = screen.getByRole("alert");
    expect(within(alert).getByRole("heading", { name: "页面出错了" })).toBeTruthy();
    expect(alert.textContent).toContain("数据没有受影响");
    expect(within(alert).getByRole("button", { name: "重试" })).toBeTruthy();
  });
});
