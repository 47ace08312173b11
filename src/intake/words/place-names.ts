import { nameForm } from "#domain/terms/name-form.ts";
import { halfWidth } from "./text-forms.ts";

/** Provinces and the like, which titles name without 省 or 市. */
const PROVINCES =
  "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门".split(
    " ",
  );
const IN_ENGLISH =
  "beijing tianjin shanghai chongqing hebei shanxi liaoning jilin heilongjiang jiangsu zhejiang anhui fujian jiangxi shandong henan hubei hunan guangdong hainan sichuan guizhou yunnan shaanxi gansu qinghai taiwan guangxi tibet xizang ningxia xinjiang hongkong macao shenzhen guangzhou hangzhou nanjing wuhan chengdu xian suzhou qingdao ningbo dalian xiamen";
const WHOLE: ReadonlySet<string> = new Set([
  ...PROVINCES,
  "全国",
  "中国",
  ...IN_ENGLISH.split(" "),
  "china",
  "innermongolia",
]);
const KIND = "(?:省|市|县|自治区|自治州|自治县|特别行政区|盟|旗)";
const PLACE = new RegExp(`^\\p{Script=Han}{2,12}(?:${KIND}|区|州|地区)$`, "u");

/** True of a name that is a place's and nothing else: 北京, 常州市, Shanghai. */
export function isPlaceName(text: string): boolean {
  if (text.length > 40 || !/^[\s"'“(（]*[\p{Script=Han}a-z]/iu.test(text)) return false;
  const form = nameForm(text);
  return WHOLE.has(form) || PLACE.test(form);
}

const NAMED = new RegExp(`(?<name>\\p{Script=Han}{2,6}?)${KIND}(?![场民值级政委直属容外内域长域])`, "gu");
/** 城市, 各市, 全省, 上市: no name stands before the word. */
const NO_NAME = /(?:[全本各我该分外每城都股上超夜门楼县市省级]|设区)$/u;
/** What a title may say before a place: a time, 关于. */
const LEAD = /^.*(?:[\d年月日季度底末的于及和与至各在]|附件|附表|单位|地区|城市)/u;
const PROVINCE = new RegExp(`(?:^|[^\\p{Script=Han}]|[年月日度于])(${PROVINCES.join("|")})`, "u");
const ENGLISH = new RegExp(`(?<![a-z])(?:${IN_ENGLISH.replaceAll(" ", "|")})(?![a-z])`, "i");

/** Places that a title names; of a text without any none. */
export function placesIn(title: string): string[] {
  const text = halfWidth(title.slice(0, 500));
  const named = [...text.matchAll(NAMED)].flatMap(({ 0: whole, groups }) => {
    const name = groups?.["name"] ?? "";
    const bare = whole.replace(LEAD, "");
    return NO_NAME.test(name) || bare.length < 3 ? [] : [bare];
  });
  const province = PROVINCE.exec(text)?.[1];
  const english = ENGLISH.exec(text)?.[0];
  return [...named, ...(province === undefined ? [] : [province]), ...(english === undefined ? [] : [english])];
}

/** Bodies that a title may be of; the offices that report (人才服务中心, 组织部) are none of them. */
const BODY =
  /(?:^|[^\p{Script=Han}A-Za-z]|[年月日度])((?![各所全本该我])[\p{Script=Han}A-Za-z]{2,12}?(?:研究院|研究所|研究中心|创新中心|大学|学院|公司|集团|实验室|医院|高新区|开发区|经开区|产业园|园区|街道)|[\p{Script=Han}]{2,3}(?<![高新开发园社小地辖片景校])区(?=人才|[^\p{Script=Han}]|引|各|科|$))/gu;
const WIDER = /全国|全球|全世界|全省/g;
/** A name, which is taken out, and beside it what leaves it out or joins it with others. */
const LEFT_OUT =
  /除\s|(?:不含|不包括|不包含|剔除|扣除|排除)\s|\s等[\d一二三四五六七八九十多各]*[家个所]|\s(?:之外|以外)|\s(?:与|和|及|、|\/|&|vs\.?)\s/i;

/**
 * Bodies and wider places that a title names.
 *
 * @param title without the names of the catalogue, a blank for each
 * @param region whose figures they are taken for: 全省 is a province itself
 */
export function bodiesIn(title: string, region: string): string[] {
  const text = halfWidth(title.slice(0, 500));
  const wider = (text.match(WIDER) ?? []).filter((word) => word !== "全省" || !region.endsWith("省"));
  return [...[...text.matchAll(BODY)].flatMap(([, body]) => body ?? []), ...wider];
}

/** True where a title names one only to leave it out, or with others: 除示例院外, 示例院等5家平台. @param title as for `bodiesIn` */
export function leavesOut(title: string): boolean {
  return LEFT_OUT.test(halfWidth(title));
}
