import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
  useNavigate,
  useSearch,
} from "@tanstack/react-router";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SignInAgain } from "#features/sign-in/sign-in-again.tsx";
import type { ReadFile } from "#features/upload/reading/reading.ts";
import { readNow } from "#features/upload/reading/reading.ts";
import { UploadPage } from "#features/upload/upload-page.tsx";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import type { MakeAppOptions } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";

/** The page before the real server, in one process; faults are put between the two. */
export type Bench = RealServer & { open(path?: string): Page };

type Page = {
  readonly user: ReturnType<typeof userEvent.setup>;
  /** Search part of the address. */
  search(): string;
  unmount(): void;
};

/** Reads in the test's own thread; jsdom has no workers. The same pure code as in the worker. */
const readHere: ReadFile = async (bytes, context, { onProgress }) => readNow(bytes, context, onProgress);

export async function setUpBench(options: MakeAppOptions = {}): Promise<Bench> {
  return { ...(await setUpServer({ seed: SMALL, ...options })), open };
}

function open(path = "/upload?region=west"): Page {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } });
  const root = createRootRoute();
  const upload = createRoute({ getParentRoute: () => root, path: "/upload", component: Routed });
  const router = createRouter({
    routeTree: root.addChildren([upload]),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  const user = userEvent.setup();
  const { unmount } = render(
    <QueryClientProvider client={client}>
      {/* biome-ignore lint/suspicious/noExplicitAny: the router's type is registered by the app alone */}
      <RouterProvider router={router as any} />
      <SignInAgain />
    </QueryClientProvider>,
  );
  return { user, search: () => router.state.location.searchStr, unmount };
}

function Routed() {
  const search: Record<string, string | undefined> = useSearch({ strict: false });
  const navigate = useNavigate();
  return (
    <UploadPage
      region={search["region"] ?? "west"}
      search={search}
      readFile={readHere}
      onSearch={(change) => void navigate({ to: ".", search: (before: object) => ({ ...before, ...change }) })}
    />
  );
}

/** A table in the long layout, a row for each figure. */
export function longTable(
  rows: readonly (readonly [indicator: string, organization: string, period: string, value: string])[],
): string {
  return [["指标", "平台", "时期", "数值"], ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

export function csvFile(text: string, name = "月报.csv"): File {
  return new File([text], name, { type: "text/csv" });
}

/** The picker behind the drop zone; it is not for the eye, so it has no role. */
export async function findPicker(): Promise<HTMLInputElement> {
  const zone = await screen.findByRole("button", { name: /CSV 文件|文件再拖到|换一个文件|Drop the Excel or CSV/ });
  const input = zone.querySelector("input");
  if (!input) throw new Error("the drop zone has no picker");
  return input;
}

/** What stands in a field. */
export function contentOf(field: HTMLElement): string {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field.value;
  throw new Error(`${field.tagName} is no field`);
}

/** What is read out after the name of a part: the text of what describes it. */
export function descriptionOf(part: HTMLElement): string {
  const ids = part.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
}
