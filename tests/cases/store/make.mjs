// @ts-nocheck: what it imports is another version.
// Makes an old database with the program of its time; see README.md beside this file. Run in a checkout of that version,
// installed, on the Node that it pins: `node FOLDER/make.mjs NAME` writes NAME.db.gz and NAME.json beside this file.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const REGION = "shili";
const KEPT = [REGION, "shili-p01", "shili-p02"];
const PASSWORD = "correct horse battery staple";
const P01 = "示例固态电池研究院";
const P02 = "示例储能系统创新中心";
const long = (...rows) => `${["指标,平台,时期,数值", ...rows].join("\n")}\n`;
const [name] = process.argv.slice(2);
if (!name) throw new Error("usage: node make.mjs NAME, in a checkout of the old version");
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const hasUndo = existsSync("src/server/undo.ts");
const hasAccounts = existsSync("src/server/accounts.ts");
const FIRST = long(
  `引进全职博士,${P01},2024-09,5`,
  `引进全职博士,${P02},2024-09,超3`,
  `引进全职博士,${P02},2024年8月,7`,
  `硕士,${P01},2024-09,—`,
  `硕士,${P02},2024-09,近20`,
);
// From 0.2 on a name that the file leaves open and a mistyped cell are explained by a person.
const SECOND = hasUndo
  ? long(`新进博士数(人次),${P01},2024-09,6`, `硕士,${P01},2024-09,l2`)
  : long(`引进全职博士,${P01},2024-09,6`, `硕士,${P01},2024-09,12`);
const CHOICES = { names: { indicators: { "新进博士数(人次)": "phd_hired" } }, cells: { D3: "12" } };
const THIRD = long(`引进全职博士,${P01},2024-10,4`, `引进全职博士,${P01},2024-09,8`, `硕士,${P02},2024-08,11`);
const DRAFT = long(`引进全职博士,${P01},2024-11,3`, ...(hasUndo ? [`访客,${P01},2024-11,30`] : []));
const DROPPED = long(`引进全职博士,${P01},2024-11,300`);
const SENT = long(`引进全职博士,${P01},2024-11,2`);
const WAITING = long(`硕士,${P01},2024-11,9`);
const RETURNED = long(`硕士,${P01},2024-11,900`);
const TAKEN = long(`硕士,${P01},2024-11,8`);
const folder = join(process.cwd(), ".zhengxiao");
rmSync(folder, { recursive: true, force: true });

// 1. What is shipped, cut to two platforms of the sample and the last months: the file stays small.
cutPackage();
// 2. Its own server does the work, asked as its page asks.
const server = await start();
const api = asker(server.base);
await (hasAccounts ? workWithAccounts(server.setup) : work(api, api));
await server.stop();
// 3. What its own store says of it, then the file without its slack.
const path = join(folder, "zhengxiao.db");
writeFileSync(join(import.meta.dirname, `${name}.json`), lines(await describe(path)));
const database = new DatabaseSync(path);
database.exec("pragma journal_mode = delete; vacuum");
database.close();
writeFileSync(join(import.meta.dirname, `${name}.db.gz`), gzipSync(readFileSync(path), { level: 9 }));
rmSync(folder, { recursive: true });

function cutPackage() {
  const cut = (file, keep) => {
    const [header, ...rows] = readFileSync(join("data", file), "utf8").split("\n");
    writeFileSync(join("data", file), [header, ...rows.filter((row) => row === "" || keep(row.split(",")))].join("\n"));
  };
  cut("organizations.csv", ([code]) => !code.startsWith("shili-") || KEPT.includes(code));
  cut("targets.csv", ([, organization, period]) => KEPT.includes(organization) && period >= "2024");
  cut("observations-shili.csv", ([, organization, period]) => KEPT.includes(organization) && period >= "2024-07");
  const policies = readFileSync("data/policies.csv", "utf8");
  const kept = policies.replaceAll(/shili-p\d\d(\|shili-p\d\d)*/g, (codes) =>
    codes
      .split("|")
      .filter((code) => KEPT.includes(code))
      .join("|"),
  );
  writeFileSync("data/policies.csv", kept);
}

async function start() {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "src/server/main.ts"], {
    env: { PATH: process.env.PATH, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.on("exit", () => child.kill("SIGKILL"));
  let said = "";
  await new Promise((settle, reject) => {
    child.stdout.on("data", (bytes) => {
      said += bytes;
      if (said.includes("Ctrl-C")) setTimeout(settle, 100);
    });
    child.on("exit", (code) => reject(new Error(`ended: ${code}\n${said}`)));
  });
  const base = /http:\/\/localhost:\d+/.exec(said)?.[0] ?? fail(said);
  const stop = () =>
    new Promise((settle) => {
      child.on("exit", settle);
      child.kill("SIGTERM");
    });
  return { base, setup: /#(\S+)/.exec(said)?.[1], stop };
}

/** Asks the API, with the cookies of one browser or with a token. */
function asker(base, headers = {}) {
  const cookies = new Map();
  return async (method, path, body, expected = [200, 201, 204]) => {
    const isBytes = typeof body === "string" || body instanceof Uint8Array;
    const response = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: {
        ...headers,
        ...(cookies.size > 0 ? { Cookie: [...cookies].map((pair) => pair.join("=")).join("; ") } : {}),
        ...(body === undefined || isBytes ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: isBytes ? body : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, key, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(key, value);
    }
    const text = await response.text();
    if (!expected.includes(response.status)) fail(`${method} ${path}: ${response.status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
}

/** Publishes, corrects, leaves a draft, drops one; undoes and remembers where the version can. */
async function work(ask, publisher) {
  await publish(publisher, "2024年9月.csv", FIRST, { remember: true });
  const second = await publish(publisher, "2024年9月更正.csv", SECOND, { choices: CHOICES, remember: true });
  const third = await publish(publisher, "2024年10月.csv", THIRD);
  if (hasUndo) {
    await publisher("POST", `/revisions/${third}/undo`, { base: third, message: "误报,撤销", ...office() });
    await publish(publisher, "示例工作簿.xlsx", await workbook(), { remember: true });
    const [mapping] = (await publisher("GET", `/mappings?region=${REGION}`)).mappings;
    await publisher("PATCH", `/mappings/${mapping.id}`, { name: "示例月报" }, [200, 404, 405]);
  }
  if (second !== 4) fail(`the second publish is revision ${second}`);
  const draft = await upload(ask, "2024年11月草稿.csv", DRAFT);
  if (hasUndo) await ask("PUT", `/uploads/${draft.id}/choices`, { names: { indicators: { 访客: "" } } });
  const dropped = await upload(ask, "作废.csv", DROPPED);
  await ask("DELETE", `/uploads/${dropped.id}`);
}

async function workWithAccounts(setup) {
  const administrator = asker(server.base);
  await administrator("POST", `/invitations/${setup}`, { username: "office", name: "示例办", password: PASSWORD });
  const made = async (username, rest) => {
    const { account, invitation } = await administrator("POST", "/accounts", {
      username,
      organizations: [],
      regions: [],
      ...rest,
    });
    const ask = asker(server.base);
    if (username !== "waiting")
      await ask("POST", `/invitations/${invitation.path.split("#")[1]}`, { password: PASSWORD });
    return { ask, id: account.id };
  };
  const publisher = await made("desk", { name: "示例发布岗", role: "publisher", regions: [REGION] });
  const contributor = await made("lab", { name: "示例填报岗", role: "contributor", organizations: ["shili-p01"] });
  const viewer = await made("guest", { name: "示例来宾", role: "viewer" });
  await made("waiting", { name: "示例待启用", role: "viewer" });
  await work(publisher.ask, publisher.ask);
  // Sent in, returned, sent in again, published; another waits; a third was returned; a fourth taken back.
  const send = async (fileName, text) => {
    const { id, problems } = await upload(contributor.ask, fileName, text);
    const submission = { message: "请审核", answers: answersFor(problems) };
    await contributor.ask("PUT", `/uploads/${id}/submission`, submission);
    return { id, submission };
  };
  const sent = await send("示例平台一上报.csv", SENT);
  await publisher.ask("POST", `/uploads/${sent.id}/return`, { remark: "请核对 11 月" });
  await contributor.ask("PUT", `/uploads/${sent.id}/submission`, sent.submission);
  const seen = await publisher.ask("GET", `/uploads/${sent.id}`);
  await publisher.ask("POST", `/uploads/${sent.id}/publish`, { base: seen.base, message: "十一月", answers: {} });
  await send("等待审核.csv", WAITING);
  const returned = await send("已退回.csv", RETURNED);
  await publisher.ask("POST", `/uploads/${returned.id}/return`, { remark: "单位有误" });
  const taken = await send("已撤回.csv", TAKEN);
  await contributor.ask("DELETE", `/uploads/${taken.id}/submission`);
  // Tokens and walls, one of each ended; an account changed and disabled; a wrong password.
  const { secret } = await publisher.ask("POST", "/tokens", { name: "示例脚本", scopes: ["look", "publish"], days: 366 });
  const ended = await publisher.ask("POST", "/tokens", { name: "旧脚本", scopes: ["look"], days: 1 });
  await publisher.ask("DELETE", `/tokens/${ended.token.id}`);
  await asker(server.base, { Authorization: `Bearer ${secret}` })("GET", "/catalogue?revision=1");
  await administrator("POST", "/displays", { name: "示例大厅", days: 30 });
  await administrator("PATCH", `/accounts/${contributor.id}`, { organizations: ["shili-p01", "shili-p02"] });
  await administrator("PATCH", `/accounts/${viewer.id}`, { disabled: true });
  await asker(server.base)("POST", "/session", { username: "desk", password: "a wrong password" }, [401, 403]);
}

async function upload(ask, fileName, body) {
  return ask("POST", `/uploads?${new URLSearchParams({ region: REGION, fileName })}`, body);
}

async function publish(ask, fileName, body, { choices, remember = false } = {}) {
  let draft = await upload(ask, fileName, body);
  if (choices && hasUndo) draft = await ask("PUT", `/uploads/${draft.id}/choices`, choices);
  const answer = await ask("POST", `/uploads/${draft.id}/publish`, {
    base: draft.base,
    message: fileName.replace(/\..*/, ""),
    answers: answersFor(draft.problems),
    ...office(),
    ...(hasUndo ? { remember } : {}),
  });
  return answer.revision;
}

/** Before there were accounts, who publishes was said with the request. */
function office() {
  return hasAccounts ? {} : { publishedBy: "示例市人才办(示例)" };
}

function answersFor(problems) {
  return Object.fromEntries(
    problems.filter(({ severity }) => severity === "warning").map(({ code }) => [code, `已核实 ${code}`]),
  );
}

async function workbook() {
  const { default: write } = await import(pathToFileURL(require("write-excel-file", "node")).href);
  const text = (rows) => rows.map((row) => row.map((value) => ({ value, type: typeof value === "number" ? Number : String })));
  const sheets = [
    { sheet: "示例博士", data: text([["平台", "指标", "时期", "数值", "同比"], [P01, "引进全职博士", "2024-12", 7, "40%"]]) },
    { sheet: "示例说明", data: text([["本表由示例市人才办编制"]]) },
  ];
  return new Uint8Array(await write(sheets).toBuffer());
}

function require(packageName, entry) {
  const at = join(process.cwd(), "node_modules", packageName);
  const { exports } = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
  return join(at, exports[`./${entry}`].import.default ?? exports[`./${entry}`].import);
}

/** What the old program's own store says: of each revision its figures, of each figure who stated it in which cell. */
async function describe(path) {
  const { openStore } = await import(pathToFileURL(join(process.cwd(), "src/server/store/open-store.ts")).href);
  const store = await openStore({ path, seed: () => fail("seeded again") });
  const { number: last } = await store.currentRevision();
  const revisions = await store.revisions(last);
  const observations = {};
  const keys = new Map();
  for (let number = 1; number <= last; number += 1) {
    const rows = await store.observations(number, {});
    observations[number] = rows.map(({ observation: o, revision }) => {
      keys.set(`${o.organization} ${o.indicator} ${o.period}`, o);
      return [o.organization, o.indicator, o.period, o.value, o.text, o.status, o.qualifier, revision];
    });
  }
  const history = [];
  for (const key of keys.values())
    for (const { observation: o, until, revision, withdrawn, file } of await store.history(last, key)) {
      const place = [o.source.sheet, o.source.cell, o.source.raw, file?.fileName ?? revision.fileName, file?.readIn ?? revision.number];
      history.push([o.organization, o.indicator, o.period, revision.number, until, withdrawn ?? false, o.value, o.text, ...place]);
    }
  const digests = [...new Set(revisions.map(({ fileDigest }) => fileDigest))];
  const files = [];
  for (const digest of digests) {
    const { bytes } = await store.file(digest);
    if (createHash("sha256").update(bytes).digest("hex") !== digest) fail(digest);
    files.push([digest, bytes.length]);
  }
  const at = new Date().toISOString();
  const described = { version, at, dataset: store.dataset, revisions, catalogue: await store.catalogue(last), observations, history, files };
  if (hasUndo) {
    described.drafts = await store.drafts(REGION);
    described.mappings = await store.memory.mappings(REGION);
    described.aliases = await store.memory.aliases(REGION);
  }
  if (hasAccounts) {
    described.publishLogs = [];
    for (const { number } of revisions) described.publishLogs.push([number, await store.publishLog(number)]);
    described.statedChanges = await store.statedOfIndicator(last, "phd_hired", KEPT);
    described.accounts = await store.accounts.list();
    const { id } = described.accounts.find(({ username }) => username === "desk");
    described.tokens = await store.tokens.tokens(id, at);
    described.displays = await store.tokens.displays(at);
    described.audit = await store.audit.entries({}, { after: 0, limit: 1000 });
    described.auditEnd = await store.audit.verify();
  }
  await store.close();
  return described;
}

/** JSON with one entry of a list a line, so that a difference can be read. */
function lines(value) {
  const list = (items) => `[\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n]`;
  const member = ([key, item]) => {
    if (Array.isArray(item)) return `${JSON.stringify(key)}: ${list(item)}`;
    const isOfLists = typeof item === "object" && item !== null && Object.values(item).every(Array.isArray);
    if (!isOfLists) return `${JSON.stringify(key)}: ${JSON.stringify(item)}`;
    return `${JSON.stringify(key)}: {${Object.entries(item).map(member).join(",\n")}}`;
  };
  return `{\n${Object.entries(value).map(member).join(",\n")}\n}\n`;
}

function fail(why) {
  throw new Error(why);
}
