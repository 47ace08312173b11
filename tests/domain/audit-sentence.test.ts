import { describe, expect, it } from "vitest";
import { AUDIT_KINDS, type AuditEvent, auditObject, readAuditObject } from "#domain/record/audit.ts";
import { auditSentence } from "#domain/record/audit-sentence.ts";

const OFFICE = { account: "4370daf8-1fd5-45bd-9f06-9509cf704d1b", name: "示例办", address: "192.0.2.7" };
const UPLOAD = "9129ad38-2411-481c-b66f-37207c35d3af";

function act(kind: AuditEvent["kind"], object: string | null, detail: AuditEvent["detail"] = {}): AuditEvent {
  return { ...OFFICE, kind, outcome: "done", object, detail };
}

describe("auditSentence(act, zone, language)", () => {
  it.each([
    [
      act("publish", auditObject("revision", 12), {
        upload: UPLOAD,
        fileName: "四月.csv",
        file: "ab".repeat(32),
        message: "四月",
      }),
      "示例办 发布了版本 12,出自文件“四月.csv”:“四月”",
      "示例办 published revision 12 from the file “四月.csv”: “四月”",
    ],
    [
      act("undo", auditObject("revision", 13), { undoes: 12, region: "west", message: "" }),
      "示例办 撤销了版本 12,形成版本 13(地区:west)",
      "示例办 undid revision 12 by revision 13 (region: west)",
    ],
    [
      act("return", auditObject("upload", UPLOAD), { remark: "多写了一个零" }),
      "示例办 退回了提报 9129ad38:“多写了一个零”",
      "示例办 returned submission 9129ad38: “多写了一个零”",
    ],
    [
      act("role-changed", auditObject("account", "x"), { username: "west", role: "publisher", wasRole: "viewer" }),
      "示例办 变更了账号“west”的角色或范围:由浏览改为发布",
      "示例办 changed role or scope of the account “west”: was viewer, is publisher",
    ],
    [
      act("role-changed", null, {
        username: "west",
        role: "contributor",
        organizations: "a b",
        wasRole: "contributor",
        wasOrganizations: "a",
      }),
      "示例办 变更了账号“west”的角色或范围(角色:填报;平台:a b;原平台:a)",
      "示例办 changed role or scope of the account “west” (role: contributor; organizations: a b; former organizations: a)",
    ],
    [
      act("sign-in", auditObject("account", OFFICE.account), { way: "password" }),
      "示例办 登录了(密码)",
      "示例办 signed in (password)",
    ],
    [
      { ...act("refused", "route:GET /api/v1/audit"), account: null, name: "", outcome: "refused" as const },
      "未登录者请求了无权进行的操作 GET /api/v1/audit",
      "Somebody not signed in asked for what is not permitted: GET /api/v1/audit",
    ],
    [
      { ...act("server-stopped", auditObject("server", "self")), account: null, name: "", address: "" },
      "服务器停止了",
      "The server stopped",
    ],
    [
      { ...act("backup", null, { surprise: 3 }), outcome: "failed" as const },
      "示例办 备份了数据库(失败;surprise:3)",
      "示例办 backed the database up (failed; surprise: 3)",
    ],
  ])("reads %#", (event, zh, en) => {
    expect(auditSentence(event, "Asia/Shanghai", "zh-CN")).toBe(zh);
    expect(auditSentence(event, "Asia/Shanghai", "en")).toBe(en);
  });

  it.each(AUDIT_KINDS)("leaves no mark of its template in %s, whatever is known", (kind) => {
    for (const language of ["zh-CN", "en"] as const)
      for (const object of [null, auditObject("upload", "x")])
        expect(auditSentence(act(kind, object), "Asia/Shanghai", language)).not.toMatch(/[[\]{}]|undefined|“”/);
  });

  it("tells an instant on the clocks of a zone, and no text that only looks like one", () => {
    const event = act("audit-exported", null, { from: "2026-11-23T16:00:00.000Z" });
    expect(auditSentence(event, "Asia/Shanghai", "zh-CN")).toContain("2026年11月24日 00:00");
    expect(auditSentence(event, "America/New_York", "zh-CN")).toContain("2026年11月23日 11:00 UTC-5");
    const said = act("return", null, { remark: "2026-11-23T16:00:00.000Z" });
    expect(auditSentence(said, "Asia/Shanghai", "zh-CN")).toContain("“2026-11-23T16:00:00.000Z”");
  });

  it("lets a text hold what looks like a template", () => {
    expect(auditSentence(act("return", null, { remark: "[{object}] $& {x}" }), "Asia/Shanghai", "en")).toBe(
      "示例办 returned submission: “[{object}] $& {x}”",
    );
  });
});

describe("readAuditObject(object)", () => {
  it("gives back type and id, and nothing of what is none", () => {
    expect(readAuditObject(auditObject("route", "GET /a:b"))).toEqual({ type: "route", id: "GET /a:b" });
    for (const object of ["", "upload", ":x", "nothing:1"]) expect(readAuditObject(object)).toBeNull();
  });
});
