import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { type Session, sessionSchema } from "#contract/session.ts";
import { type Bench, contentOf, csvFile, findPicker, longTable, setUpBench } from "./upload-bench.tsx";

let bench: Bench;
let session: Session;

beforeEach(async () => {
  bench = await setUpBench();
  await bench.askAs({ role: "publisher", name: "示例西市人才办", regions: ["west"] });
});
afterEach(() => bench.close());

const refused = () =>
  HttpResponse.json(
    {
      type: "urn:zhengxiao:problem:sign-in-required",
      status: 401,
      code: "sign-in-required",
      title: "请先登录",
      detail: "",
      messages: {
        title: { zh: "请先登录", en: "Sign in first" },
        advice: { zh: "登录后再试。", en: "Sign in, then try again." },
        detail: { zh: "", en: "" },
      },
    },
    { status: 401 },
  );

/** The session ends while a file is looked at; whoever signs in next is told by the server. */
async function endSession(next: () => Session) {
  const page = bench.open();
  await page.user.upload(await findPicker(), csvFile(longTable([["引进博士", "示例西实验室", "2024年4月", "7"]])));
  await page.user.type(await screen.findByRole("textbox", { name: "说明(选填)" }), "4月月报");
  let isSignedIn = false;
  bench.break(
    http.post("*/api/v1/uploads/:id/publish", () => (isSignedIn ? undefined : refused())),
    http.post(`*${ROUTES.session}`, () => {
      isSignedIn = true;
      return HttpResponse.json({ secondFactor: false, session: next() });
    }),
  );
  await page.user.click(screen.getByRole("button", { name: "发布 1 项变化" }));
  return { page, dialog: within(await screen.findByRole("dialog", { name: "登录已过期，请重新登录" })) };
}

async function readSession(): Promise<Session> {
  const answer = await fetch(new URL(ROUTES.session, window.location.href));
  return sessionSchema.parse(await answer.json());
}

describe("a session that ends during work", () => {
  beforeEach(async () => {
    session = await readSession();
  });

  it("is renewed on the spot: nothing is lost, and what was refused is done", async () => {
    const { page, dialog } = await endSession(() => session);
    expect(contentOf(dialog.getByRole("textbox", { name: "用户名" }))).toBe(session.account?.username);
    await page.user.type(dialog.getByLabelText("密码"), "正确的密码");
    await page.user.click(dialog.getByRole("button", { name: "登录并继续" }));
    expect(await screen.findByRole("heading", { name: "已发布为版本 3" })).toBeDefined();
    expect((await bench.made.store.currentRevision()).message).toBe("4月月报");
  });

  it("is not gone on with as another person, who is told so", async () => {
    const { account } = session;
    const { page, dialog } = await endSession(() => ({
      ...session,
      account: account && { ...account, id: "another", name: "示例东市人才办" },
    }));
    await page.user.type(dialog.getByLabelText("密码"), "正确的密码");
    await page.user.click(dialog.getByRole("button", { name: "登录并继续" }));
    expect((await screen.findByRole("alert")).textContent).toMatch(
      /现在登录的是“示例东市人才办”，不是“示例西市人才办”/,
    );
    expect(dialog.getByRole("button", { name: "换回“示例西市人才办”登录" })).toBeDefined();
    expect((await bench.made.store.currentRevision()).number).toBe(2);
  });

  it("may wait: the page stays as it is, with the way to try again", async () => {
    const { page, dialog } = await endSession(() => session);
    await page.user.click(dialog.getByRole("button", { name: "以后再说" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(await screen.findByText(/请先登录/)).toBeDefined();
    expect(contentOf(screen.getByRole("textbox", { name: "说明(选填)" }))).toBe("4月月报");
  });
});
