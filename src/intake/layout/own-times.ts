import type { TableBody } from "#intake/file/table-shape.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import type { Layout } from "./layout.ts";

/** Rows whose periods are looked at. */
const SAMPLE = 500;

/** Where no year is known, any will do to compare months. */
const ANY_YEAR = 2000;

const TO = "(?:-|—|–|至|到|~)+";
const TIME = new RegExp(
  `(?:截[至止]到?)?(?:\\d{4}年)?(?:\\d{1,2}月\\d{1,2}日|\\d{1,2}月?${TO}\\d{1,2}月|第?[一二三四1-4]季度|[上下]半年|\\d{1,2}月份?[末底]?)|\\d{4}年度?|\\d{4}[-.]\\d{1,2}`,
  "g",
);

/** Takes the times of a table's own figures out of what is said around them: 8月, 截至8月31日 of a table of August. */
export function createOwnTimes(table: TableBody, { title, values, periods }: Layout): (text: string) => string {
  let own: Set<string> | null = null;
  const codes = () => {
    own ??= new Set([title.period, ...values.map(({ period }) => period)].flatMap((code) => code ?? []));
    for (const { partOfYear } of values) {
      const reading = readPeriod(partOfYear ?? "", title.year ?? ANY_YEAR);
      if (reading.kind === "period") own.add(reading.code);
    }
    for (const row of table.rows.slice(1, SAMPLE))
      for (const column of periods) {
        const reading = readPeriod(row[column] ?? "", title.year);
        if (reading.kind === "period") own.add(reading.code);
      }
    for (const code of [...own]) own.add(code.slice(0, 5) + code.slice(-2));
    return own;
  };
  return (text) => {
    if (!/\d|季度|半年/.test(text)) return text;
    const known = own ?? codes();
    const [first] = known;
    const year = title.year ?? (first === undefined ? null : Number(first.slice(0, 4)));
    return text.replace(TIME, (time) => {
      const reading = readPeriod(time, year);
      const isFirstDay = /(?<!\d)0?1日$/.test(time);
      return reading.kind === "period" && !reading.dayDropped && !isFirstDay && known.has(reading.code) ? "" : time;
    });
  };
}
