import type { TokenScope } from "#domain/catalogue/permission.ts";
import type { Names } from "#domain/terms/names.ts";
import { defineText } from "#ui/language.ts";

export const useAccountText = defineText("account", {
  title: { zh: "我的账号", en: "My account" },
  username: { zh: "用户名", en: "Username" },
  role: { zh: "角色", en: "Role" },
  organizations: { zh: "填报机构", en: "Brings figures of" },
  regions: { zh: "发布地区", en: "Publishes in" },
  lastSignIn: { zh: "上次登录", en: "Last signed in" },
  never: { zh: "—", en: "—" },
  connect: { zh: "连接{{name}}", en: "Connect {{name}}" },
  signOut: { zh: "退出登录", en: "Sign out" },
  lacking: { zh: "请填写。", en: "Fill this in." },
  passwordTitle: { zh: "修改密码", en: "Change the password" },
  current: { zh: "现在的密码", en: "Current password" },
  next: { zh: "新密码", en: "New password" },
  nextHint: { zh: "至少 8 个字符;一句容易记的话最好。", en: "At least 8 characters; a sentence you remember is best." },
  short: { zh: "至少需要 8 个字符。", en: "It needs at least 8 characters." },
  endTokens: {
    zh: "同时停用本账号的全部访问令牌（密码可能已被他人知道时务必勾选）",
    en: "Also end all API tokens of this account (a must where somebody else may know the password)",
  },
  changePassword: { zh: "修改密码", en: "Change it" },
  passwordChanged: { zh: "密码已修改,其他设备上的登录已结束。", en: "Changed; you are signed out on other devices." },
  secondTitle: { zh: "第二步验证", en: "Second step" },
  secondOn: {
    zh: "已开启:登录时还要输入验证器应用上的数字。",
    en: "On: signing in asks for the authenticator's digits.",
  },
  secondOff: {
    zh: "未开启。开启后,登录时还要输入手机验证器应用上的 6 位数字。",
    en: "Off. When on, signing in also asks for six digits from an authenticator app.",
  },
  secondStart: { zh: "开启", en: "Turn on" },
  secondRemove: { zh: "关闭", en: "Turn off" },
  password: { zh: "密码", en: "Password" },
  scan: {
    zh: "用验证器应用扫描此码,再输入它显示的数字。",
    en: "Scan this with an authenticator app, then type its digits.",
  },
  secret: { zh: "不能扫描时,可手动输入的密钥", en: "Key to type where it cannot be scanned" },
  recovery: {
    zh: "恢复码:手机丢失时每个可用一次。请抄下并妥善保管,这里不会再显示。",
    en: "Recovery codes, each good once should the phone be lost. Keep them safe; they are not shown again.",
  },
  code: { zh: "验证码", en: "Code" },
  confirm: { zh: "确认开启", en: "Confirm" },
  secondConfirmed: { zh: "第二步验证已开启。", en: "The second step is on." },
  secondRemoved: { zh: "第二步验证已关闭。", en: "The second step is off." },
  sessionsTitle: { zh: "登录中的设备", en: "Where you are signed in" },
  thisDevice: { zh: "本设备", en: "this device" },
  lastSeen: { zh: "最近使用 {{time}}", en: "last used {{time}}" },
  signOutEverywhere: { zh: "在所有设备上退出", en: "Sign out everywhere" },
  tokensTitle: { zh: "访问令牌", en: "API tokens" },
  tokensLead: {
    zh: "供脚本和命令行使用,代表您的账号,权限不超过所选范围。",
    en: "For scripts and the command line; they act as you, within the scopes you choose.",
  },
  tokenName: { zh: "用途", en: "What for" },
  tokenNameHint: { zh: "例如:月报自动上传", en: "For example: monthly upload" },
  scopes: { zh: "可以做什么", en: "What it may do" },
  scopesLacking: { zh: "请至少选一项。", en: "Choose at least one." },
  createToken: { zh: "新建令牌", en: "Make a token" },
  tokenMade: { zh: "请立即复制,关闭后不再显示:", en: "Copy it now; it is not shown again:" },
});

export const SCOPE_NAMES: Readonly<Record<TokenScope, Names>> = {
  look: { zh: "查看数据", en: "Look" },
  submit: { zh: "上传与提报", en: "Upload and send in" },
  publish: { zh: "上传、发布与撤销", en: "Upload, publish and undo" },
};
