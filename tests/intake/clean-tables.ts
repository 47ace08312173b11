/** A clean table: a header and rows of as many cells, as its author meant them. */
export type CleanTable = {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly string[][];
};

const pick = <T>(values: readonly T[], i: number): T => {
  const value = values[i % values.length];
  if (value === undefined) throw new RangeError("nothing to pick from");
  return value;
};
const two = (n: number) => String(n).padStart(2, "0");
const table = (name: string, header: string, rows: number, row: (i: number) => string[]): CleanTable => ({
  name,
  header: header.split("|"),
  rows: Array.from({ length: rows }, (_, i) => row(i)),
});

const FIRST = "Anna Boris Chen Dora Emil Farah Goran Hana Ivan June Karl".split(" ");
const LAST = "Smith O'Neil Wang Garcia-Lopez de-Vries Kim Novak".split(" ");
const REMARKS = [
  "",
  "delivered, then returned",
  'marked "urgent"',
  "first line\nsecond line",
  "as agreed",
  "see page 4; appendix",
  '"quoted" at the start',
  "no remark here",
];
const PLACES = "示例甲研究院 示例乙创新中心 示例丙大学 示例丁实验室 示例戊产业园".split(" ");
const NOTES = ["", "较上年增加，待核实", "含往年结转,已核", "他说“好”", '标为"重点"', "分两批\n到岗", "正常"];
const STREETS = "Oak Street|Main Road|Rue du Bac|Am Markt|Hill Lane".split("|");

/** Tables of every usual make: mixed, of text only, narrow, of figures only, with one row or none, English and Chinese. */
export const CLEAN_TABLES: readonly CleanTable[] = [
  table("orders", "Date|Time|Quantity|Product|Price|Currency|Link|Remark|Customer|Code", 60, (i) => [
    `20${two(10 + (i % 14))}-${two(1 + (i % 12))}-${two(1 + (i % 28))}`,
    `${two(i % 24)}:${two((i * 7) % 60)}:${two((i * 13) % 60)}`,
    String((i * 37) % 91),
    `${pick(STREETS, i)} lamp no. ${i}`,
    (((i * 7919) % 100000) / 100).toFixed(2),
    pick(["EUR", "USD", "CNY"], i),
    `http://www.example.com/item?id=${i}&page=${i % 9}`,
    pick(REMARKS, i),
    `${pick(FIRST, i)} ${pick(LAST, i * 3)}`,
    `A${1000 + i}`,
  ]),
  table("平台", "平台名称|月份|引进博士|引进硕士|投资额|地址|网址|备注", 50, (i) => [
    pick(PLACES, i),
    `2024年${1 + (i % 12)}月`,
    String((i * 17) % 40),
    String((i * 29) % 300),
    `${((i * 331) % 1000) / 10}`,
    `示例市示例路${i + 1}号`,
    `https://example.cn/p/${i}`,
    pick(NOTES, i),
  ]),
  table("people", "first name|last name|e-mail|street|city|job", 40, (i) => [
    pick(FIRST, i),
    pick(LAST, i),
    `${pick(FIRST, i).toLowerCase()}.${i % 10 === 3 ? "" : "x"}@example.org`,
    pick(STREETS, i),
    pick(["Lyon", "Ulm", "Brno", "Graz, west", "Bath"], i),
    pick(["cook", "nurse", "", "driver", "baker"], i * 2),
  ]),
  table("sensors", "id|t1|t2|t3|t4|t5|t6|t7", 60, (i) => [
    String(i + 1),
    ...Array.from({ length: 7 }, (_, k) => (((i + 1) * (k + 3) * 7.13) % 50).toFixed(2)),
  ]),
  table("pairs", "key|value", 30, (i) => [`key ${i}`, String((i * 31) % 77)]),
  table("months", "Region|2019|2020|2021|2022|2023", 25, (i) => [
    `Region ${String.fromCharCode(65 + i)}`,
    ...Array.from({ length: 5 }, (_, k) => (i % 7 === k ? "" : String(((i + 2) * (k + 5) * (k + 3) * 131) % 9000))),
  ]),
  table("single", "name|count|note|date", 1, () => ["pump", "4", "in stock", "2023-05-01"]),
];

/** A table that stands below another, with so many columns. */
export function secondTable(width: number): CleanTable {
  return table(
    "second",
    "Part|Weight|Height|Length|Count|Stock|Rate|Size|Depth|Age|Sum2|Rank".split("|").slice(0, width).join("|"),
    8,
    (i) => [`part ${i}`, ...Array.from({ length: width - 1 }, (_, k) => String(i * 10 + k))],
  );
}
