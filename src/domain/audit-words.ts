import type { AuditKind, AuditObjectType, AuditOutcome } from "./audit.ts";
import type { Names } from "./names.ts";

const names = (zh: string, en: string): Names => ({ zh, en });

/** Kinds of acts: as a heading, and what its actor did. */
export const KIND_WORDS: Readonly<Record<AuditKind, { readonly name: Names; readonly did: Names }>> = {
  "sign-in": { name: names("登录", "Sign-in"), did: names("登录", "signed in") },
  "sign-in-refused": { name: names("登录被拒", "Sign-in refused"), did: names("登录被拒绝", "was refused a sign-in") },
  "sign-out": { name: names("退出", "Sign-out"), did: names("退出登录", "signed out") },
  "signed-out-everywhere": {
    name: names("全部退出", "Sign-out everywhere"),
    did: names("在所有设备上退出登录", "signed out everywhere"),
  },
  "locked-out": { name: names("暂停登录", "Locked out"), did: names("因多次失败被暂停登录", "was locked out") },
  refused: {
    name: names("无权限", "Not permitted"),
    did: names("请求了无权进行的操作", "asked for what is not permitted:"),
  },
  "rate-limited": { name: names("请求过多", "Too many requests"), did: names("请求过多,被限制", "asked too often:") },
  "password-changed": { name: names("修改密码", "Password changed"), did: names("修改了密码", "changed the password") },
  "second-factor-on": {
    name: names("启用两步验证", "Second factor on"),
    did: names("启用了两步验证", "turned the second factor on"),
  },
  "second-factor-off": {
    name: names("停用两步验证", "Second factor off"),
    did: names("停用了两步验证", "turned the second factor off"),
  },
  "recovery-code-used": {
    name: names("使用恢复代码", "Recovery code used"),
    did: names("用恢复代码登录", "used a recovery code"),
  },
  "invitation-made": {
    name: names("生成一次性链接", "One-time link made"),
    did: names("生成了一次性链接", "made a one-time link"),
  },
  "invitation-redeemed": {
    name: names("使用一次性链接", "One-time link used"),
    did: names("使用了一次性链接", "used a one-time link"),
  },
  "account-made": { name: names("新建账号", "Account made"), did: names("新建了账号", "made an account") },
  "account-changed": { name: names("修改账号", "Account changed"), did: names("修改了账号", "changed an account") },
  "role-changed": {
    name: names("变更角色", "Role changed"),
    did: names("变更了账号的角色", "changed an account's role"),
  },
  "account-disabled": { name: names("停用账号", "Account disabled"), did: names("停用了账号", "disabled an account") },
  "account-enabled": { name: names("启用账号", "Account enabled"), did: names("启用了账号", "enabled an account") },
  "sessions-ended": {
    name: names("结束会话", "Sessions ended"),
    did: names("结束了账号的全部会话", "ended an account's sessions"),
  },
  "token-made": { name: names("新建访问令牌", "API token made"), did: names("新建了访问令牌", "made an API token") },
  "token-revoked": {
    name: names("撤销访问令牌", "API token revoked"),
    did: names("撤销了访问令牌", "revoked an API token"),
  },
  "display-made": {
    name: names("新建显示屏令牌", "Display token made"),
    did: names("新建了显示屏令牌", "made a display token"),
  },
  "display-revoked": {
    name: names("撤销显示屏令牌", "Display token revoked"),
    did: names("撤销了显示屏令牌", "revoked a display token"),
  },
  "display-opened": { name: names("打开显示屏", "Display opened"), did: names("打开了显示屏", "opened as a display") },
  upload: { name: names("上传", "Upload"), did: names("上传了文件", "uploaded a file") },
  "reading-chosen": {
    name: names("说明读法", "Reading chosen"),
    did: names("说明了文件的读法", "said how to read a file"),
  },
  discard: { name: names("放弃上传", "Upload discarded"), did: names("放弃了上传", "discarded an upload") },
  submit: { name: names("提报", "Submission"), did: names("提报了上传", "submitted an upload") },
  "submission-taken-back": {
    name: names("撤回提报", "Submission taken back"),
    did: names("撤回了提报", "took a submission back"),
  },
  return: { name: names("退回", "Submission returned"), did: names("退回了提报", "returned a submission") },
  publish: { name: names("发布", "Published"), did: names("发布了", "published") },
  undo: { name: names("撤销", "Undone"), did: names("撤销了已发布的内容,形成", "undid a revision by") },
  "mapping-renamed": {
    name: names("重命名读法", "Reading renamed"),
    did: names("重命名了记住的读法", "renamed a remembered reading"),
  },
  "mapping-forgotten": {
    name: names("删除读法", "Reading forgotten"),
    did: names("删除了记住的读法", "forgot a remembered reading"),
  },
  "alias-forgotten": {
    name: names("删除名称", "Name forgotten"),
    did: names("删除了记住的名称", "forgot a remembered name"),
  },
  "server-started": { name: names("服务启动", "Server started"), did: names("启动", "started") },
  "server-stopped": { name: names("服务停止", "Server stopped"), did: names("停止", "stopped") },
  settings: {
    name: names("设置变更", "Settings changed"),
    did: names("以不同的设置启动", "started with other settings"),
  },
  seeded: { name: names("载入随附数据", "Seeded"), did: names("载入了随附的数据,形成", "read the shipped data as") },
  migrated: { name: names("升级数据库", "Database upgraded"), did: names("升级了数据库", "upgraded the database") },
  backup: { name: names("备份", "Backup"), did: names("备份了数据库", "backed the database up") },
  restored: { name: names("恢复备份", "Backup restored"), did: names("从备份恢复了数据库", "restored a backup") },
  "audit-exported": {
    name: names("导出审计日志", "Audit log exported"),
    did: names("导出了审计日志", "exported the audit log"),
  },
  unknown: {
    name: names("未知", "Unknown"),
    did: names("(本版本不认识的操作)", "(an act that this version does not know)"),
  },
};

export const OUTCOME_WORDS: Readonly<Record<AuditOutcome, Names>> = {
  done: names("完成", "done"),
  refused: names("拒绝", "refused"),
  failed: names("失败", "failed"),
};

/** How an object is named; those without a word stand for themselves or need none. */
export const OBJECT_WORDS: Readonly<Record<AuditObjectType, Names | null>> = {
  account: names("账号", "account"),
  invitation: names("链接", "link"),
  token: names("令牌", "token"),
  display: names("显示屏", "display"),
  upload: names("上传", "upload"),
  revision: names("版本", "revision"),
  mapping: names("读法", "reading"),
  alias: names("名称", "name"),
  route: null,
  server: null,
  audit: null,
};

/** What the members of a detail are called; one without a word is shown by its own name. */
export const DETAIL_WORDS: Readonly<Record<string, Names>> = {
  upload: names("上传", "upload"),
  region: names("地区", "region"),
  file: names("文件摘要", "file digest"),
  fileName: names("文件", "file"),
  message: names("说明", "message"),
  remark: names("退回意见", "remark"),
  submittedBy: names("提报单位", "submitted by"),
  undoes: names("撤销版本", "undoes revision"),
  added: names("新增", "added"),
  changed: names("变更", "changed"),
  withdrawn: names("撤回", "withdrawn"),
  before: names("之前", "before"),
  after: names("之后", "after"),
  from: names("从", "from"),
  to: names("到", "to"),
  role: names("角色", "role"),
  roleBefore: names("原角色", "former role"),
  username: names("用户名", "user name"),
  name: names("名称", "name"),
  organizations: names("平台", "organizations"),
  regions: names("地区", "regions"),
  purpose: names("用途", "purpose"),
  scopes: names("权限", "scopes"),
  expiresAt: names("有效期至", "expires"),
  display: names("显示屏", "display"),
  token: names("令牌", "token"),
  action: names("权限", "permission"),
  asker: names("身份", "as"),
  by: names("凭据", "by"),
  reason: names("原因", "reason"),
  more: names("另有次数", "and as many more"),
  since: names("自", "since"),
  version: names("程序版本", "program version"),
  settings: names("设置", "settings"),
  backup: names("备份文件", "backup file"),
  bytes: names("字节", "bytes"),
  way: names("方式", "way"),
  seconds: names("秒数", "seconds"),
  text: names("文字", "text"),
  code: names("代码", "code"),
  kind: names("种类", "kind"),
  outcome: names("结果", "outcome"),
  account: names("账号", "account"),
  object: names("对象", "object"),
  until: names("至", "until"),
};
