import { describe, expect, it } from "vitest";
import { showAsText, showNumber, showText } from "#intake/file/shown-number.ts";

const say = (value: number, format: string) => {
  const { text, fact } = showNumber(value, format, false);
  return fact === null ? text : `${text} ${fact.kind}`;
};

describe("showNumber(value, format, epoch1904)", () => {
  it.each([
    // All digits, whatever is rounded.
    [12.345, "0", "12.345"],
    [1234567, "#,##0", "1234567"],
    [0.1 + 0.2, "General", "0.3"],
    [-5, "0_);(0)", "-5"],
    [-5, "0;[Red]0", "-5"],
    [-5, "#,##0.00_ ;[红色]-#,##0.00 ", "-5"],
    [1e21, "0.00E+00", "1e+21"],
    [0.5, "# ?/?", "0.5"],
    [25, "[DBNum1][$-804]General", "25"],
    // What people see is the figure: commas behind the digits, a point that is a mere sign.
    [1200000, "0!.0,", "120 scaled"],
    [800000, '0!.0,"万元"', "80万元 scaled"],
    [1203456, "0!.0000", "120.3456 scaled"],
    [1203456, '0\\.0,"万"', "120.3456万 scaled"],
    [1203456, '0"."0000', "120.3456 scaled"],
    [12345678, "0.0,,", "12.345678 scaled"],
    [1200000, "#,##0,", "1200 scaled"],
    [1200000, "#,##0,.00", "1200 scaled"],
    [240000000, '0!.00,,"亿元"', "2.4亿元 scaled"],
    [12000, '[>=10000]0!.0,"万";0', "1.2万 scaled"],
    [800, '[>=10000]0!.0,"万";0', "800"],
    [240000000, '[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "2.4亿 scaled"],
    [-12000, '[<=-10000]0!.0,"万";0', "-1.2万 scaled"],
    // Marks between thousands, or between four digits, say nothing.
    [1200000, "#!,####", "1200000"],
    [1203456, '0"万"0000', "1203456"],
    // Percent and per mille.
    [0.125, "0.0%", "12.5%"],
    [12.5, '0.0"%"', "12.5%"],
    [12.5, "0.0‰", "12.5‰"],
    [-0.05, "▲0.0%;▼0.0%", "-5%"],
    [-0.05, '"增长"0.0%;"下降"0.0%', "-5%"],
    // Currencies.
    [350, "[$$-409]#,##0.00", "$350"],
    [350, '"US$"#,##0', "US$350"],
    [350, "#,##0.00 [$€-407]", "350€"],
    [350, "[$¥-804]#,##0.00", "¥350"],
    [350, '"￥"#,##0.00', "¥350"],
    [350, "[$CNY] #,##0", "¥350"],
    [350, "[$¥-411]#,##0", "JP¥350"],
    [350, "[$-804]#,##0", "350"],
    [1234.5, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "¥1234.5"],
    // Qualifiers and units in words.
    [25, '"约"0"人"', "约25人"],
    [25, '"≥"0', "≥25"],
    [25, "约0", "约25"],
    [25, "0人", "25人"],
    [25, 'General"家"', "25家"],
    [25, "G/通用格式人", "25人"],
    [25, '0"家以上"', "25家以上"],
    [120, '0"万元"', "120万元 unit-by-format"],
    [25, "+0;-0", "25"],
    [7, "000", "007"],
    // Zero: a dash is how accounts are written; nothing or words are told.
    [0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "0"],
    [0, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "¥0"],
    [0, "0;-0;;@", "0 zero-unshown"],
    [0, '0;-0;"无"', "0 zero-unshown"],
    [5, "0;-0;;@", "5"],
    // The number, its sign or its digits are not what is shown.
    [5, ";;;", "5 shown-otherwise"],
    [1, '[=1]"是";[=0]"否";0', "是 shown-otherwise"],
    [-5, "0;0", "-5 shown-otherwise"],
    [12, '0"0000"', "120000 shown-otherwise"],
    [1234567, "000-0000", "1234567 shown-otherwise"],
    // Days.
    [45505, 'yyyy"年"m"月"', "2024-08"],
    [45505, "yyyy年m月", "2024-08"],
    [45505, "m/d/yy", "2024-08-01"],
    [45505, "[$-F800]dddd, mmmm dd, yyyy", "2024-08-01"],
    [45505.5, "yyyy-mm-dd hh:mm", "2024-08-01 12:00:00"],
    [45505, "yyyy", "2024"],
    [45505, 'm"月"d"日"', "8月1日"],
    [45505, "mmm-yy", "2024-08"],
    [0.75, "h:mm", "18:00"],
    [-1, "yyyy-mm-dd", "-1"],
  ])("%s as %s", (value, format, expected) => {
    expect(say(value, format)).toBe(expected);
  });

  it("counts days from 1904", () => {
    expect(showNumber(44043, "yyyy-mm-dd", true).text).toBe("2024-08-01");
  });

  it("never throws, whatever a format says", () => {
    for (const format of [
      '"',
      "[",
      "\\",
      "!",
      "_",
      "*",
      "[$",
      ";;;;;;",
      "0!",
      "[>=1e999]0",
      "yyyy[",
      "😀0",
      "[h]:mm;@;@;@;@",
    ])
      for (const value of [0, 1, -1, 1e300, 45505.123])
        expect(typeof showNumber(value, format, false).text).toBe("string");
  });
});

describe("showAsText(value, shown)", () => {
  it.each([
    [1200000, "120.0", "120 scaled"],
    [800000, "80.0万元", "80万元 scaled"],
    [12.345, "12.3", "12.345"],
    [1234.5, "1,234.50", "1234.5"],
    [1234.5, "1.234,50", "1234.5"],
    [12.5, "12,5", "12.5"],
    [0.125, "12.5%", "12.5%"],
    [350, "$350.00", "$350"],
    [350, "350,00 €", "350€"],
    [25, "约25人", "约25人"],
    [-5, "(5)", "-5"],
    [0, "-", "0"],
    [0, "", "0 zero-unshown"],
    [5, "", "5 shown-otherwise"],
    [-5, "5", "-5 shown-otherwise"],
    [0.5, "1/2", "0.5"],
    [1200000, "1.20E+06", "1200000"],
    [1234, "57", "1234 shown-otherwise"],
  ])("%s shown as %s", (value, shown, expected) => {
    const { text, fact } = showAsText(value, shown);
    expect(fact === null ? text : `${text} ${fact.kind}`).toBe(expected);
  });
});

describe("showText(text, format)", () => {
  it.each([
    ["25", '@"人"', "25人"],
    ["25", '0;-0;0;"约"@', "约25"],
    ["甲院", "@", "甲院"],
    ["甲院", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "甲院"],
  ])("%s by %s", (text, format, expected) => expect(showText(text, format)).toBe(expected));
});
