import type { Names } from "#domain/terms/names.ts";

export const COMMANDS = [
  "check",
  "publish",
  "export",
  "import",
  "backup",
  "restore",
  "audit",
  "invite-administrator",
  "help",
] as const;
export type CommandName = (typeof COMMANDS)[number];

const GENERAL: Names = {
  zh: `政效 命令行

用法
  npx zhengxiao check 文件...      像网页一样读表,说明读出了什么、有什么问题
  npx zhengxiao publish 文件       通过服务器发布一份表
  npx zhengxiao export 地区 文件   导出一个地区的全部内容(.zip),或现有内容的工作簿(.xlsx)
  npx zhengxiao import 文件        用导出的 .zip 建立新的安装
  npx zhengxiao backup 文件        备份全部数据,服务运行时也可以
  npx zhengxiao restore 文件       从备份恢复(先停止服务)
  npx zhengxiao audit verify       核对审计日志是否完整,服务运行时也可以
  npx zhengxiao invite-administrator
                                   设立新管理员的一次性链接(在服务器本机运行)
  npx zhengxiao help 命令          某个命令的详细说明

通用选项
  -l, --language zh|en             输出语言,默认中文
  -s, --server 网址                使用该服务器(publish 默认 http://127.0.0.1:8686)
  -r, --region 代码                数据所属地区,默认为目录的默认地区
  -h, --help                       本说明

退出码:0 无误;1 文件有错误,或服务器不同意;2 用法不对,文件读不到,或连不上服务器。
`,
  en: `Zhengxiao command line

Usage
  npx zhengxiao check FILE...      read tables as the page would; say what was read and what is wrong
  npx zhengxiao publish FILE       publish a table through the server
  npx zhengxiao export REGION FILE all of a region (.zip), or what holds now as a workbook (.xlsx)
  npx zhengxiao import FILE        make a new installation of an exported .zip
  npx zhengxiao backup FILE        back up everything, also while the server runs
  npx zhengxiao restore FILE       restore a backup (stop the server first)
  npx zhengxiao audit verify       check that the audit log is whole, also while the server runs
  npx zhengxiao invite-administrator
                                   a one-time link for a new administrator (on the server's own machine)
  npx zhengxiao help COMMAND       more about a command

Options of every command
  -l, --language zh|en             language of the output; Chinese by default
  -s, --server URL                 use this server (of publish, http://127.0.0.1:8686 by default)
  -r, --region CODE                region the data belong to; the catalogue's default region by default
  -h, --help                       this text

Exit codes: 0 all well; 1 errors in a file, or the server refused; 2 wrong use, a file that cannot be read, or no server.
`,
};

const CHECK: Names = {
  zh: `npx zhengxiao check 文件... [选项]      (npm run -s intake -- 文件... 与此相同)

像网页一样读一份或几份表,不发布、不改动任何东西。“-”表示从标准输入读取。
不连服务器时,按随附目录(data/)核对名称;加 --server 则按该服务器当前的目录核对，
并与其已发布的数据比较。

  -r, --region 代码      按哪个地区读,如 liyang
  -s, --server 网址      用该服务器的目录和上限
      --json             每行一个 JSON 对象,完整不截断
      --token-file 文件  访问服务器的令牌所在的文件(也可用环境变量 ZHENGXIAO_TOKEN)
  -l, --language zh|en   报告的语言

JSON 行的 type:
  understood   file region encoding delimiter layout headerRow rows columns setAside ...
  observation  file indicator organization period value text status qualifier source{sheet cell raw}
  problem      file severity(error|warning|note) code sheet cell read message{zh en} advice{zh en}
  summary      file region observations problems{error warning note} ok
  failure      file message{zh en}(文件读不到时)

退出码:0 没有错误;1 有错误;2 用法不对或有文件读不到。
`,
  en: `npx zhengxiao check FILE... [OPTION...]      (the same as npm run -s intake -- FILE...)

Reads tables as the page would; publishes and changes nothing. "-" reads standard input.
Without a server, names are looked up in the catalogue that is shipped (data/); with --server, in that server's,
and figures are compared with those it has published.

  -r, --region CODE      the region to read for, such as liyang
  -s, --server URL       use that server's catalogue and limits
      --json             one JSON object a line, complete
      --token-file FILE  file that holds a token for the server (or the environment variable ZHENGXIAO_TOKEN)
  -l, --language zh|en   language of the report

"type" of the JSON lines:
  understood   file region encoding delimiter layout headerRow rows columns setAside ...
  observation  file indicator organization period value text status qualifier source{sheet cell raw}
  problem      file severity(error|warning|note) code sheet cell read message{zh en} advice{zh en}
  summary      file region observations problems{error warning note} ok
  failure      file message{zh en} (of a file that cannot be read)

Exit codes: 0 no errors; 1 errors; 2 wrong use, or a file that cannot be read.
`,
};

const PUBLISH: Names = {
  zh: `npx zhengxiao publish 文件 [选项]

上传一份表,列出问题和与已发布数据的差异,确认后发布为新版本。有错误则不发布;每类提醒都要有一句说明。
发布过的文件、没有变化的文件:说明之后结束,什么也不改(退出码 0)。

  -m, --message 文字         本次发布的说明
  -a, --answer 代码=说明     对一类提醒的说明,可重复;在终端里缺的会逐个询问
      --choices 文件         对文件的说明(JSON),如 {"names":{"indicators":{"高层次人才":"phd"}}};
                             在终端里,文件没有写明的会逐个询问
  -y, --yes                  不再询问,直接发布
      --dry-run              只看问题和差异,不发布
  -r, --region 代码          数据所属地区,默认为服务器的默认地区
  -s, --server 网址          服务器,默认 http://127.0.0.1:8686(也可用环境变量 ZHENGXIAO_SERVER)
      --submit               只提报,由发布人员审核后发布;填报账号总是如此
      --token-file 文件      访问令牌所在的文件(也可用环境变量 ZHENGXIAO_TOKEN)
  -l, --language zh|en       输出语言

令牌在网页“我的账号”中新建,需含“填报”或“发布”权限;不要写在命令行上。以账号的名称发布。
退出码:0 已发布,或无需发布;1 文件有错误、缺说明或服务器不同意;2 用法不对、文件读不到或连不上服务器。
`,
  en: `npx zhengxiao publish FILE [OPTION...]

Uploads a table, lists its problems and the difference to what is published, and publishes it as a new revision.
Errors are refused; every kind of warning needs a word why. A file that was published, or changes nothing: it says so
and changes nothing (exit code 0).

  -m, --message TEXT         what this revision is about
  -a, --answer CODE=WORD     a word why for a kind of warning; may be repeated; a terminal is asked for the rest
      --choices FILE         what the file does not say, as JSON: {"names":{"indicators":{"高层次人才":"phd"}}};
                             a terminal is asked for it
  -y, --yes                  publish without asking
      --dry-run              show problems and difference, publish nothing
  -r, --region CODE          region the data belong to; the server's default region by default
  -s, --server URL           the server, http://127.0.0.1:8686 by default (or the variable ZHENGXIAO_SERVER)
      --submit               only send it in, to be reviewed and published; of a contributor it is always so
      --token-file FILE      file that holds an API token (or the variable ZHENGXIAO_TOKEN)
  -l, --language zh|en       language of the output

Make the token on the page "My account", allowed to submit or to publish; never write it on the command line. What is
published carries the account's name.
Exit codes: 0 published, or nothing to publish; 1 errors in the file, answers missing, or the server refused; 2 wrong
use, a file that cannot be read, or no server.
`,
};

const EXPORT: Names = {
  zh: `npx zhengxiao export 地区 文件 [选项]

导出一个地区(代码，如 liyang)，服务运行时也可以，内容是同一时刻的。已有的文件不会被覆盖。
  .zip   数据包(Data Package)：目录、目标、政策、每个数据及其文件和单元格、全部版本和原始文件；
         可用 import 建立新的安装，再导出时各表逐字节相同。不含账号和审计日志。
  .xlsx  现有内容的工作簿：指标、平台、目标、政策、数据各一张表，数字是数字，每个数据带来源单元格。

  -d, --data-dir 目录    数据目录，默认与服务相同(环境变量 DATA_DIR)
  -l, --language zh|en   工作簿和输出的语言

退出码:0 已导出;1 没有导出,说明原因;2 用法不对。
`,
  en: `npx zhengxiao export REGION FILE [OPTION...]

Exports a region (its code, such as liyang) as of one moment, also while the server runs. A file that exists is never
overwritten.
  .zip   a Data Package: the catalogue, targets, policies, every figure with its file and cell, all revisions and the
         original files; import makes a new installation of it, whose export has the same tables byte for byte. Accounts
         and the audit log are not part of it.
  .xlsx  a workbook of what holds now: indicators, platforms, targets, policies and figures on a sheet each, numbers as
         numbers, each figure with its cell.

  -d, --data-dir DIR     the data folder; by default the server's (environment variable DATA_DIR)
  -l, --language zh|en   language of the workbook and the output

Exit codes: 0 exported; 1 not exported, and why; 2 wrong use.
`,
};

const IMPORT: Names = {
  zh: `npx zhengxiao import 文件 [选项]

用 export 导出的 .zip 在空的数据目录里建立新的安装：版本号、发布人和时间、来源单元格都与原来相同。
数据目录已有内容时会拒绝，什么也不改。

  -d, --data-dir 目录    数据目录，默认与服务相同(环境变量 DATA_DIR)
  -l, --language zh|en   输出语言

退出码:0 已导入;1 没有导入,说明原因;2 用法不对,或文件读不到。
`,
  en: `npx zhengxiao import FILE [OPTION...]

Makes a new installation of a .zip that export wrote, in an empty data folder: revisions keep their numbers, publishers
and days, figures their cells. A data folder that holds something is refused and left as it is.

  -d, --data-dir DIR     the data folder; by default the server's (environment variable DATA_DIR)
  -l, --language zh|en   language of the output

Exit codes: 0 imported; 1 not imported, and why; 2 wrong use, or a file that cannot be read.
`,
};

const BACKUP: Names = {
  zh: `npx zhengxiao backup 文件 [选项]

把全部数据(所有版本、上传的原始文件、设置和账号)写成一个备份文件。服务运行时也可以备份,备份的是同一时刻的数据。
写好后在同一目录试恢复,逐表逐项与数据库核对,一致才保留。已有的文件不会被覆盖。需要约两倍于数据库的空间。
备份含有账号的密码散列,请像数据库一样保管;文件只有运行者本人可读。

  -d, --data-dir 目录    数据目录,默认与服务相同(环境变量 DATA_DIR)
  -l, --language zh|en   输出语言

退出码:0 已备份并核对;1 没有备份,说明原因;2 用法不对。
`,
  en: `npx zhengxiao backup FILE [OPTION...]

Writes everything (all revisions, the original files, settings and accounts) to one backup file, as of one moment, also
while the server runs. It is then restored on trial in the same folder and compared, table by table, figure by figure;
only if all agrees it is kept. A file that exists is never overwritten. Takes about twice the database's space meanwhile.
A backup holds the digests of passwords: keep it as you keep the database. Only the user who made it may read it.

  -d, --data-dir DIR     the data folder; by default the server's (environment variable DATA_DIR)
  -l, --language zh|en   language of the output

Exit codes: 0 backed up and verified; 1 not backed up, and why; 2 wrong use.
`,
};

const RESTORE: Names = {
  zh: `npx zhengxiao restore 文件 [选项]

把 backup 写的(或升级前自动写的)备份恢复到数据目录。先停止服务;服务运行时会拒绝。
先核对备份的校验值、每张表和每条数据,损坏、截断或由更新版本写成的备份会被拒绝,现有数据不动。
现有数据库改名保留(zhengxiao.db.before-restore-时间),不会被覆盖。恢复后数据集有新的标识,浏览器不会再显示保存过的较新版本。
备份之后可能已撤销或用过的凭据一律失效：所有登录、访问令牌、显示屏和一次性链接；密码和账号是备份时的。

  -d, --data-dir 目录    数据目录,默认与服务相同(环境变量 DATA_DIR)
  -l, --language zh|en   输出语言

退出码:0 已恢复;1 拒绝恢复,说明原因;2 用法不对,或没有这个文件。
`,
  en: `npx zhengxiao restore FILE [OPTION...]

Restores a backup, written by the backup command or before an upgrade, to the data folder. Stop the server first; while
one runs it is refused. The backup's digest, every table and every figure are checked before anything is moved: one that
is damaged, cut short or written by a newer program is refused, and the data stays as it is. The database that is there
is kept under another name (zhengxiao.db.before-restore-TIME), never overwritten. The restored data set gets a new
identity, so that no browser shows a later revision that it kept. Sessions, API tokens, displays and one-time links end, as
they may have been revoked or used since; passwords and accounts are those of the backup.

  -d, --data-dir DIR     the data folder; by default the server's (environment variable DATA_DIR)
  -l, --language zh|en   language of the output

Exit codes: 0 restored; 1 refused, and why; 2 wrong use, or no such file.
`,
};

const AUDIT: Names = {
  zh: `npx zhengxiao audit verify [备份文件] [选项]
npx zhengxiao audit acknowledge 异常标识 --as 用户名 --remark 说明 [选项]

verify 从第一条起核对审计日志:每条都带有上一条的 SHA-256 摘要,改动、删除、插入、调换任何一条都会被发现,并指出是第几条。
只读数据库,服务运行时也可以;也可以核对备份文件。
日志的末尾另记在数据库旁的文件里（zhengxiao.db.audit-head），每次启动和每次写入都会对照；末尾被截去、重写，日志表或其
保护被删除，都会永久记入日志，并一直报错，直到管理员查明后用 acknowledge（或在“审计日志”页）确认；确认本身也是一条记录。
若有人把日志、数据库中所记的末尾和这个文件一起改写,只有与事先记下的摘要对照才能发现:服务器启动时、每小时和停止时写出
末条的序号和摘要(事件 audit-head),本命令也会输出;请另存一处,以后用 --head 对照。

      --head 摘要        日志里必须有这一条(可写“序号:摘要”)
      --as 用户名        确认者，须是管理员账号
  -m, --remark 文字      查明了什么
  -d, --data-dir 目录    数据目录,默认与服务相同(环境变量 DATA_DIR)
  -l, --language zh|en   输出语言

退出码:0 完整，或已确认;1 有误,并指出第几条，或没有这处异常;2 用法不对,或没有数据库。
`,
  en: `npx zhengxiao audit verify [BACKUP] [OPTION...]
npx zhengxiao audit acknowledge MARK --as USERNAME --remark WHY [OPTION...]

verify walks the audit log from its first entry: each carries the SHA-256 digest of the one before, so that an entry that
was changed, removed, inserted or moved is found and named. Only reads the database, also while the server runs; or a backup.
The end of the log is also kept in a file beside the database (zhengxiao.db.audit-head) and compared at every start and every
entry. An end that was cut or rewritten, a table or its guards that were dropped, are put on record for good, and verify goes
on failing until an administrator who has looked into it acknowledges it, here or on the page "Audit log"; that is itself an
entry. Whoever rewrites the log, its end in the database and this file is found only by a digest noted before: the server
writes number and digest of the last entry at its start, every hour and when it stops (event audit-head), and so does this
command. Keep them elsewhere, and compare with --head.

      --head DIGEST      an entry that must be in the log (or SEQ:DIGEST)
      --as USERNAME      who acknowledges: the account of an administrator
  -m, --remark TEXT      what was found out
  -d, --data-dir DIR     the data folder; by default the server's (environment variable DATA_DIR)
  -l, --language zh|en   language of the output

Exit codes: 0 whole, or acknowledged; 1 not whole, and which entry, or no such fault; 2 wrong use, or no database.
`,
};

const INVITE: Names = {
  zh: `npx zhengxiao invite-administrator [选项]

输出一个一次性链接,30 分钟内打开可设立一个新的管理员,用后失效;以前的同类链接不再有效。
用于所有管理员都无法登录时:在服务器本机、以能写数据目录的用户运行,服务运行时也可以。记入审计日志。

  -d, --data-dir 目录    数据目录(默认同服务器的设置)
  -l, --language zh|en   输出语言

退出码:0 已生成;1 数据库不可用;2 用法不对,或没有数据库。
`,
  en: `npx zhengxiao invite-administrator [OPTION...]

Prints a one-time link that makes a new administrator: valid for 30 minutes, useless once used; earlier ones hold no more.
For when no administrator can sign in: run it on the server's own machine, as a user who may write to the data folder,
also while the server runs. It is put in the audit log.

  -d, --data-dir FOLDER  data folder (by default as the server's settings say)
  -l, --language zh|en   language of the output

Exit codes: 0 made; 1 the database cannot be used; 2 wrong use, or no database.
`,
};

export const HELP: Record<CommandName, Names> = {
  check: CHECK,
  publish: PUBLISH,
  export: EXPORT,
  import: IMPORT,
  backup: BACKUP,
  restore: RESTORE,
  audit: AUDIT,
  "invite-administrator": INVITE,
  help: GENERAL,
};
