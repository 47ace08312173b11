import type { Names } from "#domain/terms/names.ts";
import { commonPasswords } from "./common-passwords.ts";

/**
 * Why a password is refused, or `null`. Nothing is asked of its letters (OWASP ASVS 5.0, 6.2.5); refused is what is tried
 * first: the commonest passwords with or without a tail of digits, runs on the keyboard, repetitions, and what is known of
 * the account or the product (6.2.4, 6.2.11).
 */
export async function refusePassword(
  password: string,
  known: { readonly username: string; readonly name: string },
): Promise<Names | null> {
  const plain = plainForm(password);
  const stem = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const listed = await commonPasswords();
  const isCommon =
    [plain, unLeet(plain)].some((form) => listed.has(form)) || [stem, unLeet(stem)].some((form) => STEMS.has(form));
  if (isCommon || isRepeated(plain) || isRun(plain))
    return { zh: "这个密码太常见,请换一个", en: "this password is among the commonest; choose another" };
  for (const word of [known.username, known.name, ...PRODUCT].map(plainForm)) {
    // What is left beside the known word must be a password's worth by itself.
    if (word.length >= 3 && plain.includes(word) && plain.replaceAll(word, "").length < 6)
      return {
        zh: "密码不能只是用户名、名称或产品名的变化,请换一个",
        en: "a password must be more than the username, the name or the product's name; choose another",
      };
  }
  return null;
}

const PRODUCT = ["zhengxiao", "政效"];

function plainForm(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

/** Undoes the usual disguises: p@ssw0rd. */
function unLeet(text: string): string {
  const letters: Readonly<Record<string, string>> = {
    "0": "o",
    "1": "l",
    "3": "e",
    "4": "a",
    "5": "s",
    $: "s",
    "@": "a",
    "!": "i",
  };
  return text.replace(/[01345$@!]/g, (sign) => letters[sign] ?? sign);
}

/** One short piece again and again: aaaaaaaa, 12121212, abcabcabc. */
function isRepeated(text: string): boolean {
  for (let length = 1; length <= Math.min(4, text.length / 2); length++) {
    const piece = text.slice(0, length);
    if (piece.repeat(Math.ceil(text.length / length)).startsWith(text)) return true;
  }
  return false;
}

const RUNS = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertyuiop[]asdfghjkl;'zxcvbnm,./",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
  "1q2w3e4r5t6y7u8i9o0p",
  "!@#$%^&*()",
];

/** Made of runs of the alphabet, the digits or the keyboard, either way: 87654321, qwertyuiop, abcd1234. */
function isRun(text: string): boolean {
  const lines = RUNS.flatMap((run) => [run, [...run].reverse().join("")]);
  let rest = text;
  while (rest.length > 0) {
    let taken = 0;
    for (let length = rest.length; length >= 3 && taken === 0; length--)
      if (lines.some((line) => line.includes(rest.slice(0, length)))) taken = length;
    if (taken === 0) return false;
    rest = rest.slice(taken);
  }
  return true;
}

/** Stems of the commonest passwords, in English and in pinyin; digits and signs at the ends are not looked at. */
const STEMS = new Set(
  `password passwort passwd pass passphrase passwordpassword admin administrator administrators adminadmin root toor superuser
  sysadmin system server guest user username test testing tester testtest demo demodemo default changeme changeit change
  temp temporary secret secretpassword letmein letmeinnow welcome welcomeback login logmein signin access accessdenied
  master mastermaster superman batman spiderman ironman pokemon starwars dragon monkey football baseball basketball soccer
  hockey princess sunshine shadow michael jennifer jordan jessica michelle ashley charlie daniel thomas robert matthew
  andrew joshua anthony nicole hunter killer trustno iloveyou iloveu iloveme loveyou lovelove lovely forever freedom
  whatever computer internet google facebook baidu tencent weixin wechat alibaba taobao huawei xiaomi windows microsoft
  apple samsung asdfasdf asdf asdfgh asdfghjkl qwer qwert qwerty qwertyuiop qazwsx qazwsxedc zxcvbn zxcvbnm zaqwsx
  abc abcd abcde abcdef abcdefg abcdefgh abcabc abcdabcd aaaaaa aabbcc hello helloworld helloworldhello summer winter
  spring autumn january february september october november december monday friday sunday flower cookie cheese chocolate
  butterfly purple orange yellow silver golden diamond maggie ginger pepper tigger buster mustang ferrari porsche mercedes
  corvette yamaha liverpool arsenal chelsea manchester barcelona realmadrid phoenix thunder matrix ranger rainbow
  blessed heaven angel angels jesus christ family mother father brother sister baby babygirl lovebaby office company
  business manager director government china zhongguo beijing shanghai guangzhou shenzhen chengdu chongqing tianjin wuhan
  nanjing hangzhou suzhou mima mimamima wodemima woaini woaiwo woaizhongguo woaiwojia woaimama woaibaba nihao nihaoma
  laopo laogong baobei baobao aini ainiyiwannian wangyi xiaoming zhangsan lisi wangwu guanli guanliyuan yonghu ceshi
  shuju xitong gongsi bangongshi rencai rencaiban zhengce zhengfu renshe rensheju zhaoshang fazhan houqin caiwu`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
