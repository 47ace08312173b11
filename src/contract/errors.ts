import * as z from "zod/mini";
import type { Names } from "#domain/terms/names.ts";
import { namesSchema } from "./common.ts";

type ErrorKind = { readonly status: number; readonly title: Names; readonly advice: Names };

/** Every error the server answers with. The screen and the API speak from this table. */
export const ERRORS = {
  "bad-request": {
    status: 400,
    title: { zh: "请求的参数不对", en: "The request's parameters are wrong" },
    advice: { zh: "请核对参数后重试。", en: "Check the parameters and try again." },
  },
  "sign-in-required": {
    status: 401,
    title: { zh: "需要登录", en: "Sign in first" },
    advice: { zh: "请登录后重试。", en: "Sign in, then try again." },
  },
  "token-refused": {
    status: 401,
    title: { zh: "令牌无效", en: "The token does not hold" },
    advice: {
      zh: "令牌可能已过期、已停用或抄写有误。请换用新的令牌。",
      en: "It may have expired, been revoked or be misspelt. Use a new one.",
    },
  },
  "not-permitted": {
    status: 403,
    title: { zh: "此账号没有这项权限", en: "This account may not do that" },
    advice: { zh: "如有需要,请联系管理员。", en: "Ask an administrator if you need to." },
  },
  "foreign-origin": {
    status: 403,
    title: { zh: "请求来自其他网站的页面", en: "The request comes from a page of another site" },
    advice: { zh: "请在本站页面上操作。", en: "Do it on a page of this site." },
  },
  "too-many-requests": {
    status: 429,
    title: { zh: "请求太频繁", en: "Too many requests" },
    advice: { zh: "请稍候再试。", en: "Wait a moment, then try again." },
  },
  "method-not-allowed": {
    status: 405,
    title: { zh: "不支持这种请求方法", en: "This method is not supported" },
    advice: { zh: "请核对接口文档。", en: "Check the documentation of the API." },
  },
  "sign-in-refused": {
    status: 401,
    title: { zh: "用户名或密码不对", en: "The username or the password is wrong" },
    advice: {
      zh: "请核对大小写后重试;忘记密码请联系管理员,由其生成重设密码的一次性链接。",
      en: "Check it and try again; if the password is forgotten, ask an administrator for a one-time link.",
    },
  },
  "code-refused": {
    status: 422,
    title: { zh: "验证码不对或已经用过", en: "The code is wrong or was used already" },
    advice: {
      zh: "请输入验证器当前显示的 6 位数字,或一个未用过的恢复码。",
      en: "Enter the six digits that the authenticator shows now, or a recovery code not used yet.",
    },
  },
  "second-factor-expired": {
    status: 401,
    title: { zh: "登录等待超时", en: "The sign-in waited too long" },
    advice: { zh: "请重新输入用户名和密码。", en: "Enter username and password again." },
  },
  "too-many-attempts": {
    status: 429,
    title: { zh: "尝试次数过多", en: "Too many attempts" },
    advice: {
      zh: "忘记密码时,请向管理员要一个一次性链接。",
      en: "Where the password is forgotten, ask an administrator for a one-time link.",
    },
  },
  "password-wrong": {
    status: 403,
    title: { zh: "当前密码不对", en: "The current password is wrong" },
    advice: { zh: "请核对后重试。", en: "Check it and try again." },
  },
  "password-refused": {
    status: 422,
    title: { zh: "这个密码太容易猜到", en: "This password is too easily guessed" },
    advice: {
      zh: "请换一个至少 8 个字符、不常见的密码,例如几个不相关的词。",
      en: "Choose one of at least 8 characters that is not common, for example some unrelated words.",
    },
  },
  "username-taken": {
    status: 409,
    title: { zh: "这个用户名已被使用", en: "This username is taken" },
    advice: { zh: "请换一个用户名。", en: "Choose another." },
  },
  "last-administrator": {
    status: 409,
    title: { zh: "至少要保留一个可登录的管理员", en: "There must be an administrator who can sign in" },
    advice: { zh: "请先设立另一个管理员,并由其登录。", en: "Make another administrator first, and have them sign in." },
  },
  "invitation-ended": {
    status: 410,
    title: { zh: "一次性链接无效、已过期或已使用", en: "The one-time link does not hold, has expired or was used" },
    advice: { zh: "请向管理员要一个新的链接。", en: "Ask an administrator for a new one." },
  },
  "second-factor-on": {
    status: 409,
    title: { zh: "两步验证已经开启", en: "The second factor is on already" },
    advice: { zh: "如需更换,请先关闭。", en: "To replace it, remove it first." },
  },
  "second-factor-off": {
    status: 409,
    title: { zh: "两步验证没有开启", en: "There is no second factor" },
    advice: { zh: "请先开始设置。", en: "Start to set it up first." },
  },
  "not-found": {
    status: 404,
    title: { zh: "没有找到", en: "Not found" },
    advice: { zh: "请核对地址。", en: "Check the address." },
  },
  "unknown-revision": {
    status: 404,
    title: { zh: "没有这个版本", en: "There is no such revision" },
    advice: { zh: "请改看当前版本。", en: "Read the current revision instead." },
  },
  "dataset-replaced": {
    status: 409,
    title: { zh: "数据库已更换", en: "The data set was replaced" },
    advice: { zh: "页面将自动改读新的数据库。", en: "The page reads the new data set by itself." },
  },
  "revision-moved": {
    status: 409,
    title: { zh: "期间有人发布了新版本", en: "Somebody published in between" },
    advice: { zh: "请重新核对差异后再发布。", en: "Look at the difference again, then publish." },
  },
  "already-published": {
    status: 409,
    title: { zh: "这份文件已经发布过", en: "This file has been published already" },
    advice: { zh: "无需再次发布。", en: "There is nothing left to publish." },
  },
  "already-submitted": {
    status: 409,
    title: { zh: "这份文件已经提报", en: "This file has been sent in" },
    advice: { zh: "如需修改,请先撤回。", en: "Take it back first to change it." },
  },
  "not-submitted": {
    status: 409,
    title: { zh: "这份文件没有在等待审核", en: "This file is not waiting for review" },
    advice: { zh: "请刷新后查看最新状态。", en: "Reload to see where it stands." },
  },
  "already-discarded": {
    status: 409,
    title: { zh: "这份上传已被放弃", en: "This upload was discarded" },
    advice: { zh: "请重新上传文件。", en: "Upload the file again." },
  },
  "seed-not-undone": {
    status: 409,
    title: { zh: "随产品附带的版本不能撤销", en: "What was shipped with the product cannot be undone" },
    advice: { zh: "如有错误,请上传更正后的文件。", en: "Where it is wrong, upload a corrected file." },
  },
  "already-undone": {
    status: 409,
    title: { zh: "这个版本已被撤销", en: "This revision has been undone already" },
    advice: {
      zh: "如需恢复,请撤销那次撤销。",
      en: "To bring it back, undo the revision that undid it.",
    },
  },
  "undo-conflict": {
    status: 409,
    title: { zh: "之后的版本又改了同样的数据", en: "A later revision changed the same figures" },
    advice: {
      zh: "请先撤销较新的版本,或上传更正后的文件。",
      en: "Undo the later revision first, or upload a corrected file.",
    },
  },
  "nothing-to-publish": {
    status: 409,
    title: { zh: "文件与已发布的数据相同", en: "The file says what is published already" },
    advice: { zh: "没有需要发布的变化。", en: "There is no change to publish." },
  },
  "catalogue-moved": {
    status: 409,
    title: { zh: "其他人已修改了相同的内容", en: "Somebody else has changed the same items" },
    advice: {
      zh: "没有覆盖任何内容，草稿仍在。请重新核对，再决定是否发布。",
      en: "Nothing was overwritten, and your draft is kept. Review it again, then decide.",
    },
  },
  "draft-moved": {
    status: 409,
    title: { zh: "这份草稿已在另一处保存过", en: "This draft was saved elsewhere since" },
    advice: {
      zh: "没有覆盖任何内容。请重新打开草稿，再继续修改。",
      en: "Nothing was overwritten. Open the draft again, then go on.",
    },
  },
  "catalogue-has-errors": {
    status: 422,
    title: { zh: "草稿中还有错误", en: "The draft still has errors" },
    advice: { zh: "请按提示改正后再发布。", en: "Correct what the review names, then publish." },
  },
  "nothing-changed": {
    status: 409,
    title: { zh: "草稿与当前内容相同", en: "The draft changes nothing" },
    advice: { zh: "没有需要发布的变化。", en: "There is nothing to publish." },
  },
  "upload-has-errors": {
    status: 422,
    title: { zh: "文件中还有错误", en: "The file still has errors" },
    advice: { zh: "请按提示改正单元格后重新上传。", en: "Correct the cells named, then upload again." },
  },
  "warnings-unanswered": {
    status: 422,
    title: { zh: "还有提醒没有说明", en: "Some warnings have no answer" },
    advice: { zh: "请为每类提醒写一句说明。", en: "Write a word why for each kind of warning." },
  },
  "document-kind": {
    status: 415,
    title: { zh: "不是可附的文件", en: "Not a document that can be attached" },
    advice: {
      zh: "可以附 PDF、DOCX 和 OFD 文件；其他格式请先另存为 PDF。",
      en: "PDF, DOCX and OFD files can be attached; save others as PDF first.",
    },
  },
  "file-too-large": {
    status: 413,
    title: { zh: "文件太大", en: "The file is too large" },
    advice: { zh: "请拆成几个文件,或请管理员调高上限。", en: "Split the file, or ask for a higher limit." },
  },
  "upload-too-slow": {
    status: 408,
    title: { zh: "文件传得太慢，已停止接收", en: "The file came too slowly and was not waited for" },
    advice: {
      zh: "请检查网络后重试；文件很大时请拆成几个，或存为 .xlsx 以减小体积。",
      en: "Check the network and try again; split a large file, or save it as .xlsx, which is smaller.",
    },
  },
  "too-many-rows": {
    status: 413,
    title: { zh: "行数太多", en: "The file has too many rows" },
    advice: { zh: "请拆成几个文件,或请管理员调高上限。", en: "Split the file, or ask for a higher limit." },
  },
  "reading-too-long": {
    status: 422,
    title: { zh: "这份文件读了太久,已停止", en: "Reading this file took too long and was stopped" },
    advice: {
      zh: "已发布的数据没有受影响。文件可能已损坏:请用 Excel 打开,另存为新的 .xlsx 或 CSV 后重试;文件很大时请拆成几个。",
      en: "What is published is safe. The file may be damaged: open it in Excel, save it as a new .xlsx or CSV and try again; split a very large one.",
    },
  },
  "workbook-too-large": {
    status: 422,
    title: { zh: "这份文件展开后太大，已停止读取", en: "Unpacked, this file is too large; reading it was stopped" },
    advice: {
      zh: "已发布的数据没有受影响。请删去无关的工作表、空行空列和图片，或只把数据另存为 CSV UTF-8 后重试；文件很大时请拆成几个。",
      en: "What is published is safe. Remove sheets, blank rows and columns and pictures that are not needed, or save the figures alone as CSV UTF-8, and try again; split a very large file.",
    },
  },
  "reading-busy": {
    status: 429,
    title: { zh: "正在读取的文件太多，这份没有读", en: "Too many files are being read; this one was not" },
    advice: {
      zh: "没有内容丢失，已发布的数据没有受影响。请几秒后重试。",
      en: "Nothing was lost, and what is published is safe. Try again in a few seconds.",
    },
  },
  "store-unavailable": {
    status: 503,
    title: { zh: "数据库暂时无法使用", en: "The store cannot be used now" },
    advice: {
      zh: "没有内容丢失。请稍后重试;如仍失败,请管理员查看磁盘空间和权限。",
      en: "Nothing was lost. Try again later; if it lasts, check disk space and permissions.",
    },
  },
  "disk-full": {
    status: 507,
    title: { zh: "服务器的磁盘已满", en: "The server's disk is full" },
    advice: {
      zh: "这次没有写入,已保存的数据没有丢失,仍可查看。请管理员在数据目录所在的磁盘上腾出空间,然后重试;不必重启。",
      en: "Nothing of this was written; what was saved is not lost and can be read. Have space freed on the disk that holds the data folder, then try again; no restart is needed.",
    },
  },
  "disk-read-only": {
    status: 503,
    title: { zh: "服务器的数据目录不能写入", en: "The server's data folder cannot be written to" },
    advice: {
      zh: "这次没有写入,已保存的数据没有丢失。请管理员检查磁盘的挂载方式和数据目录的权限,然后重试。",
      en: "Nothing of this was written; what was saved is not lost. Have the disk's mount and the folder's permissions checked, then try again.",
    },
  },
  "store-locked": {
    status: 503,
    title: { zh: "另一个程序锁住了数据库", en: "Another program has locked the database" },
    advice: {
      zh: "这次没有写入,已保存的数据没有丢失。请稍后重试;如仍失败,请管理员在服务器上关闭打开数据库的程序(数据库工具、备份或同步软件)。",
      en: "Nothing of this was written; what was saved is not lost. Try again later; if it lasts, have closed what has the database open on the server (a database tool, backup or sync software).",
    },
  },
  "not-ready": {
    status: 503,
    title: { zh: "服务还不能正常工作", en: "The server is not ready" },
    advice: { zh: "请管理员按说明处理。", en: "Have what is named put right." },
  },
  stopping: {
    status: 503,
    title: { zh: "服务正在停止", en: "The server is stopping" },
    advice: {
      zh: "这次没有写入。请在服务重新启动后再试。",
      en: "Nothing of this was written. Try again when the server is back.",
    },
  },
  busy: {
    status: 503,
    title: { zh: "正在处理的文件太多", en: "Too many files are being read" },
    advice: { zh: "没有内容丢失。请几秒后重试。", en: "Nothing was lost. Try again in a few seconds." },
  },
  internal: {
    status: 500,
    title: { zh: "服务器出错了", en: "The server failed" },
    advice: { zh: "已记录。请稍后重试。", en: "It was logged. Try again later." },
  },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;

/** RFC 9457 problem details, with a code and both languages. */
export const problemDetailsSchema = z.object({
  type: z.string(),
  status: z.int(),
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  messages: z.object({ title: namesSchema, advice: namesSchema, detail: namesSchema }),
});
export type ProblemDetails = z.infer<typeof problemDetailsSchema>;
