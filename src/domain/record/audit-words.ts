import type { Names } from "#domain/terms/names.ts";
import type { AuditKind, AuditOutcome } from "./audit.ts";

const names = (zh: string, en: string): Names => ({ zh, en });

/**
 * Kinds of acts: as a heading, and what its actor did. `{object}` and `{members of the detail}` are filled in; what stands
 * in square brackets is left out where one of them is not known.
 */
export const KIND_WORDS: Readonly<Record<AuditKind, { readonly name: Names; readonly did: Names }>> = {
  "sign-in": { name: names("登录", "Sign-in"), did: names("登录了[({way})]", "signed in[ ({way})]") },
  "sign-in-refused": {
    name: names("登录被拒", "Sign-in refused"),
    did: names("登录[账号“{username}”]被拒绝", "was refused a sign-in[ as “{username}”]"),
  },
  "sign-out": { name: names("退出", "Sign-out"), did: names("退出了登录", "signed out") },
  "signed-out-everywhere": {
    name: names("全部退出", "Sign-out everywhere"),
    did: names("在所有设备上退出了登录", "signed out everywhere"),
  },
  "locked-out": {
    name: names("暂停登录", "Locked out"),
    did: names(
      "因多次失败,[账号 {object} ]暂停登录[ {seconds} 秒]",
      "failed too often[; account {object} was locked out][ for {seconds} s]",
    ),
  },
  refused: {
    name: names("无权限", "Not permitted"),
    did: names("请求了无权进行的操作[ {object}]", "asked for what is not permitted[: {object}]"),
  },
  "rate-limited": {
    name: names("请求过多", "Too many requests"),
    did: names("请求过多,被限制[:{object}]", "asked too often[: {object}]"),
  },
  "password-changed": { name: names("修改密码", "Password changed"), did: names("修改了密码", "changed the password") },
  "second-factor-on": {
    name: names("启用两步验证", "Second factor on"),
    did: names("启用了两步验证", "turned the second factor on"),
  },
  "second-factor-off": {
    name: names("停用两步验证", "Second factor off"),
    did: names("停用了[账号 {username} 的]两步验证", "turned the second factor off[ for {username}]"),
  },
  "recovery-code-used": {
    name: names("使用恢复代码", "Recovery code used"),
    did: names("用恢复代码登录", "used a recovery code"),
  },
  "invitation-made": {
    name: names("生成一次性链接", "One-time link made"),
    did: names(
      "生成了[账号 {username} 的]一次性链接[,用于{purpose}]",
      "made a one-time link[ for {username}][, for {purpose}]",
    ),
  },
  "invitation-redeemed": {
    name: names("使用一次性链接", "One-time link used"),
    did: names("使用了一次性链接[,用于{purpose}]", "used a one-time link[ for {purpose}]"),
  },
  "account-made": {
    name: names("新建账号", "Account made"),
    did: names("新建了账号[“{username}”]", "made the account[ “{username}”]"),
  },
  "account-changed": {
    name: names("修改账号", "Account changed"),
    did: names(
      "修改了账号[“{username}”][:名称由“{wasName}”改为“{name}”]",
      "changed the account[ “{username}”][: its name was “{wasName}”, is “{name}”]",
    ),
  },
  "role-changed": {
    name: names("变更角色", "Role changed"),
    did: names(
      "变更了账号[“{username}”]的角色或范围[:由{wasRole}改为{role}]",
      "changed role or scope of the account[ “{username}”][: was {wasRole}, is {role}]",
    ),
  },
  "account-disabled": {
    name: names("停用账号", "Account disabled"),
    did: names("停用了账号[“{username}”]", "disabled the account[ “{username}”]"),
  },
  "account-enabled": {
    name: names("启用账号", "Account enabled"),
    did: names("启用了账号[“{username}”]", "enabled the account[ “{username}”]"),
  },
  "sessions-ended": {
    name: names("结束会话", "Sessions ended"),
    did: names("结束了账号[“{username}”]的全部登录", "ended the sessions of the account[ “{username}”]"),
  },
  "token-made": {
    name: names("新建访问令牌", "API token made"),
    did: names("新建了访问令牌[“{token}”]", "made the API token[ “{token}”]"),
  },
  "token-revoked": {
    name: names("撤销访问令牌", "API token revoked"),
    did: names(
      "停用了[账号“{username}”的]访问令牌[“{token}”][ {object}]",
      "revoked the API token[ “{token}”][ of “{username}”][ {object}]",
    ),
  },
  "display-made": {
    name: names("新建显示屏令牌", "Display token made"),
    did: names("新建了显示屏令牌[“{display}”]", "made the display token[ “{display}”]"),
  },
  "display-revoked": {
    name: names("撤销显示屏令牌", "Display token revoked"),
    did: names("停用了显示屏令牌[ {object}]", "revoked the display token[ {object}]"),
  },
  "display-opened": { name: names("打开显示屏", "Display opened"), did: names("打开了显示屏", "opened as a display") },
  upload: { name: names("上传", "Upload"), did: names("上传了文件[“{fileName}”]", "uploaded the file[ “{fileName}”]") },
  "reading-chosen": {
    name: names("说明读法", "Reading chosen"),
    did: names("说明了上传[ {object} ]的读法", "said how to read upload[ {object}]"),
  },
  discard: {
    name: names("放弃上传", "Upload discarded"),
    did: names("放弃了上传的文件[“{fileName}”]", "discarded the file[ “{fileName}”]"),
  },
  submit: {
    name: names("提报", "Submission"),
    did: names("提报了上传[ {object}][:“{message}”]", "sent in upload[ {object}][: “{message}”]"),
  },
  "submission-taken-back": {
    name: names("撤回提报", "Submission taken back"),
    did: names("撤回了提报[ {object}]", "took back submission[ {object}]"),
  },
  return: {
    name: names("退回", "Submission returned"),
    did: names("退回了提报[ {object}][:“{remark}”]", "returned submission[ {object}][: “{remark}”]"),
  },
  publish: {
    name: names("发布", "Published"),
    did: names(
      "发布了版本[ {object}][,出自文件“{fileName}”][:“{message}”]",
      "published revision[ {object}][ from the file “{fileName}”][: “{message}”]",
    ),
  },
  "catalogue-publish": {
    name: names("发布目录", "Catalogue published"),
    did: names(
      "修改了指标、平台、政策或目标[，形成版本 {object}][：“{message}”]",
      "changed indicators, platforms, policies or targets[ as revision {object}][: “{message}”]",
    ),
  },
  undo: {
    name: names("撤销", "Undone"),
    did: names(
      "撤销了版本[ {undoes}][,形成版本 {object}][:“{message}”]",
      "undid revision[ {undoes}][ by revision {object}][: “{message}”]",
    ),
  },
  "mapping-renamed": {
    name: names("重命名读法", "Reading renamed"),
    did: names(
      "把记住的读法[“{before}”]改名为[“{after}”]",
      "renamed the remembered reading[ “{before}”][ to “{after}”]",
    ),
  },
  "mapping-forgotten": {
    name: names("删除读法", "Reading forgotten"),
    did: names("删除了记住的读法[“{name}”]", "forgot the remembered reading[ “{name}”]"),
  },
  "alias-forgotten": {
    name: names("删除名称", "Name forgotten"),
    did: names("删除了记住的名称[“{text}”]", "forgot the remembered name[ “{text}”]"),
  },
  "server-started": {
    name: names("服务启动", "Server started"),
    did: names("启动了[(政效 {version})]", "started[ (Zhengxiao {version})]"),
  },
  "server-stopped": { name: names("服务停止", "Server stopped"), did: names("停止了", "stopped") },
  settings: {
    name: names("设置变更", "Settings changed"),
    did: names("以不同于上次的设置启动", "started with other settings than before"),
  },
  seeded: {
    name: names("载入随附数据", "Seeded"),
    did: names(
      "载入了随附的数据[“{fileName}”][,形成版本 {object}]",
      "read the shipped data[ “{fileName}”][ as revision {object}]",
    ),
  },
  migrated: {
    name: names("升级数据库", "Database upgraded"),
    did: names("升级了数据库[,结构版本 {from}][ 到 {to}]", "upgraded the database[ from schema {from}][ to {to}]"),
  },
  backup: { name: names("备份", "Backup"), did: names("备份了数据库", "backed the database up") },
  restored: { name: names("恢复备份", "Backup restored"), did: names("从备份恢复了数据库", "restored a backup") },
  "region-exported": {
    name: names("导出地区", "Region exported"),
    did: names("导出了地区[“{region}”][，写入 {fileName}]", "exported the region[ “{region}”][ to {fileName}]"),
  },
  "region-imported": {
    name: names("导入地区", "Region imported"),
    did: names(
      "导入了地区[“{region}”][，来自 {fileName}][，{figures} 个数据][，到版本 {revision}]",
      "imported the region[ “{region}”][ from {fileName}][, {figures} figures][, up to revision {revision}]",
    ),
  },
  "audit-exported": {
    name: names("导出审计日志", "Audit log exported"),
    did: names("导出了审计日志", "exported the audit log"),
  },
  "audit-fault": {
    name: names("日志异常", "Audit log changed"),
    did: names("发现审计日志异常[：{fault}][，第 {seq} 条]", "found the audit log changed[: {fault}][, entry {seq}]"),
  },
  "audit-acknowledged": {
    name: names("确认日志异常", "Change of the log acknowledged"),
    did: names(
      "确认了审计日志的异常[：{fault}][，第 {seq} 条][：“{remark}”]",
      "acknowledged that the audit log was changed[: {fault}][, entry {seq}][: “{remark}”]",
    ),
  },
  unknown: {
    name: names("未知", "Unknown"),
    did: names("做了本版本不认识的操作", "did what this version does not know"),
  },
};

export const OUTCOME_WORDS: Readonly<Record<AuditOutcome, Names>> = {
  done: names("完成", "done"),
  refused: names("拒绝", "refused"),
  failed: names("失败", "failed"),
};
