import { halfWidth } from "./text-forms.ts";

/** Units of instruments and offices that no indicator has; a letter alone (m, V) only where brackets say that it is one. */
const MEASURE =
  /^(?:[([](?:[a-z]|deg)[)\]]|[([]?(?:[mck]m[²³23]?|m[²³23]|deg\.? ?[cf]|[°º] ?[cfk]?|℃|[hk]?pa|mbar|[mkµ]v|volts?|m?amps?|[mkg]w(?:h|p)?|[km]g|tonnes?|tons|ha|[mkµu]?g\/(?:l|m[³3]|kg)|(?:k?m|l|m[³3]|kg|t)\/(?:s|sec|h|day|ha)|pp[mb]|m?secs?|hrs|(?:us|au|ca|hk|nt|s)?\$ ?(?:m|mn|bn|million|billion)?|[€£₩₽]|[’']000s?)[)\]]?)$/i;
/** Words behind a number that count or measure what no indicator does; a place or a name has others (3号楼, 5G基站). */
const COUNTED =
  /^(?:[十百千万亿]*(?:个?百分点|台套?|辆|吨|公斤|千克|亩|公顷|平方米|平方公里|立方米|公里|千瓦时?|兆瓦|天|小时|分钟|个月|(?:美|欧|港|日|英|澳|加|新台)[元镑币]|美金|英镑|韩元|卢布))$/;

/** True for a unit that is told and that no indicator of ours is counted in: km², 美元, 个百分点. */
export function isMeasure(text: string): boolean {
  return text.length <= 20 && (MEASURE.test(text) || COUNTED.test(halfWidth(text).trim()));
}
