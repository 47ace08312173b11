/**
 * Files in the shapes that statistical offices, banks and programs export, with figures that are made up, and what is to
 * be read from each: numbers of the rows above the header, the headings, the body, and the rows set aside as notes.
 */
export type PublishedFile = {
  readonly text: string;
  readonly headings: readonly string[];
  /** Number of body rows, or the whole body. */
  readonly body: number | readonly (readonly string[])[];
  readonly preamble?: readonly number[];
  readonly footnotes?: readonly number[];
  readonly totals?: readonly number[];
  readonly further?: number;
};

const lines = (...rows: string[]) => `${rows.join("\r\n")}\r\n`;

export const PUBLISHED_FILES: Readonly<Record<string, PublishedFile>> = {
  "national bureau, monthly, commas": {
    text: lines(
      "数据库：月度数据,,,",
      "时间：2024年6月-2024年8月,,,",
      "指标,2024年8月,2024年7月,2024年6月",
      "示例品产量当期值(万吨),12.5,11.8,13.0",
      "示例品产量累计值(万吨),101.2,88.7,76.9",
      "示例品产量同比增长(%),2.1,-0.4,",
      "示例品产量累计增长(%),1.9,1.8,2.2",
      "注：1.当期值为初步数，累计值为最终数。,,,",
      "2.部分指标因口径调整，与上年不可比。,,,",
      "数据来源：国家统计局,,,",
    ),
    preamble: [1, 2],
    headings: ["指标", "2024年8月", "2024年7月", "2024年6月"],
    body: [
      ["示例品产量当期值(万吨)", "12.5", "11.8", "13.0"],
      ["示例品产量累计值(万吨)", "101.2", "88.7", "76.9"],
      ["示例品产量同比增长(%)", "2.1", "-0.4", ""],
      ["示例品产量累计增长(%)", "1.9", "1.8", "2.2"],
    ],
    footnotes: [8, 9, 10],
  },
  "national bureau, regions by year, tabs": {
    text: lines(
      "数据库：分省年度数据\t\t\t",
      "指标：示例企业单位数(个)\t\t\t",
      "时间：最近3年\t\t\t",
      "地区\t2023年\t2022年\t2021年",
      "甲省\t1200\t1150\t1101",
      "乙省\t980\t\t901",
      "丙自治区\t75\t70\t66",
      "数据来源：国家统计局\t\t\t",
    ),
    preamble: [1, 2, 3],
    headings: ["地区", "2023年", "2022年", "2021年"],
    body: [
      ["甲省", "1200", "1150", "1101"],
      ["乙省", "980", "", "901"],
      ["丙自治区", "75", "70", "66"],
    ],
    footnotes: [8],
  },
  "national bureau, no delimiters behind titles and notes": {
    text: lines(
      "数据库：年度数据",
      "时间：最近3年",
      "指标,2023年,2022年,2021年",
      "示例总人口(万人),1200,1150,1101",
      "示例城镇人口(万人),980,,901",
      "注：2021年及以前数据为普查推算数；其余年份为抽样调查推算数据,总人口和按性别分人口中包括现役军人。",
      "数据来源：国家统计局",
    ),
    preamble: [1, 2],
    headings: ["指标", "2023年", "2022年", "2021年"],
    body: 2,
    footnotes: [6, 7],
  },
  "World Bank": {
    text: `\uFEFF${lines(
      '"Data Source","World Development Indicators",',
      "",
      '"Last Updated Date","2024-06-28",',
      "",
      '"Country Name","Country Code","Indicator Name","Indicator Code","1960","1961","2022","2023",',
      '"Aland","ALD","Researchers (per million people)","SP.POP.SCIE.RD.P6","","","512.3","",',
      '"Bland, Rep. of","BLD","Researchers (per million people)","SP.POP.SCIE.RD.P6","","","1201.25","1250",',
      '"Cland","CLD","Researchers (per million people)","SP.POP.SCIE.RD.P6","","","","",',
    )}`,
    preamble: [1, 3],
    headings: ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "1960", "1961", "2022", "2023"],
    body: [
      ["Aland", "ALD", "Researchers (per million people)", "SP.POP.SCIE.RD.P6", "", "", "512.3", ""],
      ["Bland, Rep. of", "BLD", "Researchers (per million people)", "SP.POP.SCIE.RD.P6", "", "", "1201.25", "1250"],
      ["Cland", "CLD", "Researchers (per million people)", "SP.POP.SCIE.RD.P6", "", "", "", ""],
    ],
  },
  "Eurostat TSV": {
    text: [
      "freq,unit,geo\\TIME_PERIOD\t2021 \t2022 \t2023 ",
      "A,NR,AT\t12.3 b\t13 \t: ",
      "A,NR,BE\t: c\t: \t7 p",
      "A,NR,EU27_2020\t: z\t100.5 e\t102.1 bp",
      "",
    ].join("\n"),
    headings: ["freq,unit,geo\\TIME_PERIOD", "2021 ", "2022 ", "2023 "],
    body: [
      ["A,NR,AT", "12.3 b", "13 ", ": "],
      ["A,NR,BE", ": c", ": ", "7 p"],
      ["A,NR,EU27_2020", ": z", "100.5 e", "102.1 bp"],
    ],
  },
  "SDMX-CSV 1.0": {
    text: lines(
      "DATAFLOW,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,COMMENT",
      'EX:DF_TALENT(1.0),A,AA,PHD,2022,12,A,""',
      'EX:DF_TALENT(1.0),A,AA,PHD,2023,,O,"not collected, see note"',
    ),
    headings: ["DATAFLOW", "FREQ", "REF_AREA", "INDICATOR", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "COMMENT"],
    body: [
      ["EX:DF_TALENT(1.0)", "A", "AA", "PHD", "2022", "12", "A", ""],
      ["EX:DF_TALENT(1.0)", "A", "AA", "PHD", "2023", "", "O", "not collected, see note"],
    ],
  },
  "SDMX-CSV 2.0 with labels": {
    text: lines(
      "STRUCTURE;STRUCTURE_ID;ACTION;REF_AREA: Reference area;TIME_PERIOD: Time period;OBS_VALUE: Observation value",
      "dataflow;EX:DF_TALENT(1.0);I;AA: Aland;2022;12",
      "dataflow;EX:DF_TALENT(1.0);D;BB: Bland;2022;",
    ),
    headings: [
      "STRUCTURE",
      "STRUCTURE_ID",
      "ACTION",
      "REF_AREA: Reference area",
      "TIME_PERIOD: Time period",
      "OBS_VALUE: Observation value",
    ],
    body: 2,
  },
  "Our World in Data": {
    text: lines(
      "Entity,Code,Year,Share of researchers (%)",
      "Africa (UN),,1990,0.12",
      "Aland,ALD,1990,0.5",
      "Aland,ALD,1991,0.51",
    ),
    headings: ["Entity", "Code", "Year", "Share of researchers (%)"],
    body: 3,
  },
  OECD: {
    text: `\uFEFF${lines(
      '"LOCATION","Country","TIME","Time","Unit Code","Unit","Value","Flag Codes","Flags"',
      '"AAA","Aland","2022","2022","NBR","Number",1523.123,,',
      '"AAA","Aland","2023","2023","NBR","Number",1601,"E","Estimated value"',
    )}`,
    headings: ["LOCATION", "Country", "TIME", "Time", "Unit Code", "Unit", "Value", "Flag Codes", "Flags"],
    body: 2,
  },
  FRED: {
    text: lines("observation_date,EXMPL01", "2024-01-01,101.5", "2024-02-01,.", "2024-03-01,103.2"),
    headings: ["observation_date", "EXMPL01"],
    body: [
      ["2024-01-01", "101.5"],
      ["2024-02-01", "."],
      ["2024-03-01", "103.2"],
    ],
  },
  "FRED, the older text form": {
    text: [
      "Title:               Example Series",
      "Series ID:           EXMPL01",
      "Source:              Example Board",
      "Frequency:           Monthly",
      "Units:               Percent",
      "",
      "DATE          VALUE",
      "2024-01-01    101.5",
      "2024-02-01    102.0",
      "2024-03-01    103.2",
      "",
    ].join("\n"),
    preamble: [1, 2, 3, 4, 5],
    headings: ["DATE", "VALUE"],
    body: [
      ["2024-01-01", "101.5"],
      ["2024-02-01", "102.0"],
      ["2024-03-01", "103.2"],
    ],
  },
  "UN data with a section of footnotes": {
    text: lines(
      '"Country or Area","Year","Variant","Value","Value Footnotes"',
      '"Aland","2022","Medium","1234.5","1"',
      '"Aland","2021","Medium","1200.1","1,2"',
      '"Bland","2022","Medium","88.2",""',
      "",
      '"footnoteSeqID","Footnote"',
      '"1","Includes the islands."',
      '"2","Break in the series."',
    ),
    headings: ["Country or Area", "Year", "Variant", "Value", "Value Footnotes"],
    body: 3,
    footnotes: [6, 7, 8],
  },
  "a bank's statement": {
    text: lines(
      "Kontoauszug;;;;",
      "Konto:;DE00 1000 0000 0000;;;",
      "Zeitraum:;01.08.2024 - 31.08.2024;;;",
      "Kontostand:;1.234,56;EUR;;",
      "",
      "Buchungstag;Wertstellung;Verwendungszweck;Betrag;Saldo",
      '01.08.2024;01.08.2024;"Miete; August";-850,00;384,56',
      "05.08.2024;05.08.2024;Gehalt;2.100,00;2.484,56",
      '12.08.2024;13.08.2024;"Markt ""Eck""";-23,45;2.461,11',
    ),
    preamble: [1, 2, 3, 4],
    headings: ["Buchungstag", "Wertstellung", "Verwendungszweck", "Betrag", "Saldo"],
    body: [
      ["01.08.2024", "01.08.2024", "Miete; August", "-850,00", "384,56"],
      ["05.08.2024", "05.08.2024", "Gehalt", "2.100,00", "2.484,56"],
      ["12.08.2024", "13.08.2024", 'Markt "Eck"', "-23,45", "2.461,11"],
    ],
  },
  "a first line that names the delimiter": {
    text: lines("sep=;", "平台;指标;2024年8月", "甲院;引进博士;5", "乙中心;引进博士;1,5"),
    preamble: [1],
    headings: ["平台", "指标", "2024年8月"],
    body: [
      ["甲院", "引进博士", "5"],
      ["乙中心", "引进博士", "1,5"],
    ],
  },
  "a first line that names an unusual delimiter": {
    text: lines("sep=|", "平台|说明|数值", "甲院|一,二,三|5", "乙中心|四,五,六|7"),
    preamble: [1],
    headings: ["平台", "说明", "数值"],
    body: [
      ["甲院", "一,二,三", "5"],
      ["乙中心", "四,五,六", "7"],
    ],
  },
  "lines of comments": {
    text: lines(
      "# exported 2024-08-31, by station",
      "# units: mm, degC",
      "station,date,rain,temp",
      "A1,2024-08-01,0.0,21.5",
      "# gap: instrument replaced, see log",
      "A1,2024-08-03,1.2,20.1",
      "A2,2024-08-01,0.4,22.0",
      "# end of file",
    ),
    preamble: [1, 2],
    headings: ["station", "date", "rain", "temp"],
    body: [
      ["A1", "2024-08-01", "0.0", "21.5"],
      ["A1", "2024-08-03", "1.2", "20.1"],
      ["A2", "2024-08-01", "0.4", "22.0"],
    ],
    footnotes: [5, 8],
  },
  "a header behind the sign of a comment": {
    text: lines("#station,date,rain,temp", "A1,2024-08-01,0.0,21.5", "A2,2024-08-01,0.4,22.0"),
    headings: ["#station", "date", "rain", "temp"],
    body: 2,
  },
  "blanks between thousands, decimal commas": {
    text: lines("Région;Année;Valeur", "Aland;2023;1 234,5", "Bland;2023;12 345 678,9", "Cland;2023;999,0"),
    headings: ["Région", "Année", "Valeur"],
    body: [
      ["Aland", "2023", "1 234,5"],
      ["Bland", "2023", "12 345 678,9"],
      ["Cland", "2023", "999,0"],
    ],
  },
  "cells of several lines": {
    text: lines("编号,说明,数值", '1,"第一行\n第二行,仍是同一格\n\n第四行",5', '2,"一行",6', '3,"末\r\n尾",7'),
    headings: ["编号", "说明", "数值"],
    body: [
      ["1", "第一行\n第二行,仍是同一格\n\n第四行", "5"],
      ["2", "一行", "6"],
      ["3", "末\r\n尾", "7"],
    ],
  },
  "a quote in the header that never closes": {
    text: lines('平台,"指标,2024年8月', "甲院,引进博士,5", "乙中心,引进博士,7", "丙,引进博士,8"),
    headings: ["平台", '"指标', "2024年8月"],
    body: 3,
  },
  "quotes inside a header's words": {
    text: lines('"平台 "全称"名","指标","2024年8月"', '"甲院","引进博士","5"', '"乙中心","引进博士","7"'),
    headings: ['平台 "全称"名', "指标", "2024年8月"],
    body: 2,
  },
  "NUL bytes between records": {
    text: "平台,指标,2024年8月\r\n甲院,引进博士,5\0\r\n乙中心,引进博士,7\r\n\0",
    headings: ["平台", "指标", "2024年8月"],
    body: 2,
  },
  "a cell of a million letters": {
    text: lines("平台,说明,数值", `甲院,"${"长,".repeat(500_000)}",5`, "乙中心,短,7"),
    headings: ["平台", "说明", "数值"],
    body: 2,
  },
  "one column of figures": {
    text: lines("引进博士", "5", "7", "12"),
    headings: ["引进博士"],
    body: [["5"], ["7"], ["12"]],
  },
  "one column of words with commas here and there": {
    text: lines("备注", "按期完成", "延期，待批", "已报", "未报"),
    headings: ["备注"],
    body: [["按期完成"], ["延期，待批"], ["已报"], ["未报"]],
  },
  "a table of Markdown": {
    text: [
      "| 平台 | 指标 | 2024年8月 |",
      "|------|:----:|---------:|",
      "| 甲院 | 引进博士 | 5 |",
      "| 乙中心 | 引进博士 | 7 |",
      "",
    ].join("\n"),
    headings: ["平台", "指标", "2024年8月"],
    body: [
      ["甲院", "引进博士", "5"],
      ["乙中心", "引进博士", "7"],
    ],
  },
  "a table in a terminal's frame": {
    text: [
      "+--------+-------+-------+",
      "| region | phd   | firms |",
      "+--------+-------+-------+",
      "| A      |     5 |    12 |",
      "| B      |     7 |     9 |",
      "+--------+-------+-------+",
      "2 rows in set (0.00 sec)",
      "",
    ].join("\n"),
    footnotes: [7],
    headings: ["region", "phd", "firms"],
    body: [
      ["A", "5", "12"],
      ["B", "7", "9"],
    ],
  },
  "columns of fixed width": {
    text: [
      "Region           Year      PhDs     Firms",
      "Aland            2023        12       103",
      "Bland Republic   2023         7        98",
      "Cland            2023      1201      1540",
      "",
    ].join("\n"),
    headings: ["Region", "Year", "PhDs", "Firms"],
    body: [
      ["Aland", "2023", "12", "103"],
      ["Bland Republic", "2023", "7", "98"],
      ["Cland", "2023", "1201", "1540"],
    ],
  },
  "columns of fixed width, some cells blank": {
    text: [
      "Region           Year      PhDs     Firms",
      "---------------  ----  --------  --------",
      "Aland            2023        12       103",
      "Bland Republic   2023                  98",
      "Cland            2023      1201          ",
      "",
    ].join("\n"),
    headings: ["Region", "Year", "PhDs", "Firms"],
    body: [
      ["Aland", "2023", "12", "103"],
      ["Bland Republic", "2023", "", "98"],
      ["Cland", "2023", "1201", ""],
    ],
  },
  "a printed list, the page at the top, ranks as the last column": {
    text: lines("某项排名,,第 1 页", "名称,得分,名次", "甲,9,第1", "乙,8,第2", "丙,7,第3"),
    preamble: [1],
    headings: ["名称", "得分", "名次"],
    body: [
      ["甲", "9", "第1"],
      ["乙", "8", "第2"],
      ["丙", "7", "第3"],
    ],
  },
  "a station's measurements, units below the headings": {
    text: lines("time,wind,rain,sun", ",m/s,mm,hours", "2024-01-01,3.1,0.2,4", "2024-01-02,2.8,,5"),
    headings: ["time", "wind", "rain", "sun"],
    body: [
      ["2024-01-01", "3.1", "0.2", "4"],
      ["2024-01-02", "2.8", "", "5"],
    ],
  },
  "notes with numbers right below the rows": {
    text: lines(
      "Region,2022,2023,2024",
      "Aland,1,2,3",
      "Bland,4,5,6",
      "Total: all regions,5,7,9",
      "1. Counted at the end of the year.,,,",
      "2. As the offices reported them.,,,",
    ),
    headings: ["Region", "2022", "2023", "2024"],
    body: [
      ["Aland", "1", "2", "3"],
      ["Bland", "4", "5", "6"],
    ],
    totals: [4],
    footnotes: [5, 6],
  },
  "a narrow list of properties above a far wider table": {
    text: lines(
      "Station,Aland Harbour",
      "Number,0123",
      "Opened,1961-05-01",
      "Height,12",
      "",
      "date,low,high,mean,rain,sun,wind",
      "2024-01-01,1,5,3,0,2,4",
      "2024-01-02,2,6,4,1,3,5",
    ),
    preamble: [1, 2, 3, 4],
    headings: ["date", "low", "high", "mean", "rain", "sun", "wind"],
    body: 2,
  },
  "a short table of two columns above a wider one": {
    text: lines("平台,引进博士", "甲院,3", "", "平台,2022年,2023年,2024年", "甲院,1,2,3", "乙院,4,5,6"),
    headings: ["平台", "引进博士"],
    body: [["甲院", "3"]],
    further: 1,
  },
  "one column of numbers": { text: lines("12", "15", "18"), headings: [""], body: [["12"], ["15"], ["18"]] },
  "one column of numbers under a year": { text: lines("2024", "15", "18"), headings: ["2024"], body: [["15"], ["18"]] },
  "lines pasted whole into quotes": {
    text: lines('"code,name,people"', '"1,""Lin, A"",5"', '"2,""Shu, B"",6"', '"3,""Cang, C"",7"'),
    headings: ["code", "name", "people"],
    body: [
      ["1", "Lin, A", "5"],
      ["2", "Shu, B", "6"],
      ["3", "Cang, C", "7"],
    ],
  },
  "carets between cells": {
    text: lines("code^name^people", "1^Aland^5.1", "2^Bland, north^6.2"),
    headings: ["code", "name", "people"],
    body: [
      ["1", "Aland", "5.1"],
      ["2", "Bland, north", "6.2"],
    ],
  },
  "tildes between cells": {
    text: lines("code~name~people", "1~Aland~5.1", "2~Bland, north~6.2"),
    headings: ["code", "name", "people"],
    body: [
      ["1", "Aland", "5.1"],
      ["2", "Bland, north", "6.2"],
    ],
  },
  "titles with commas": {
    text: lines(
      "People of Old Aland, Old Bland, and Old Cland",
      "By the office, room 5",
      "Area,2023,2024",
      "Aland,1,2",
      "Bland,3,4",
    ),
    preamble: [1, 2],
    headings: ["Area", "2023", "2024"],
    body: 2,
  },
  "Total among other words": {
    text: lines("Area,Sex,Year,Value", "Aland,Total,2023,3", "Aland,Women,2023,1", "Bland,Total,2023,5"),
    headings: ["Area", "Sex", "Year", "Value"],
    body: 3,
  },
  "the last heading left out": {
    text: lines("code,name,people", "1,Aland,5,counted", "2,Bland,6,estimated", "3,Cland,7,counted"),
    headings: ["code", "name", "people", ""],
    body: 3,
  },
  "properties, figures among them, a blank line above the table": {
    text: lines(
      "Device,XY-1",
      "Serial,000123",
      "Begun,2024-01-01 10:00",
      "Every,5 s",
      "",
      "Time,Warmth,Damp",
      "10:00,20.1,50",
      "10:05,20.2,51",
      "10:10,20.4,52",
    ),
    preamble: [1, 2, 3, 4],
    headings: ["Time", "Warmth", "Damp"],
    body: 3,
  },
  "a year and its unit above, the unit at the right": {
    text: lines("主要产品,,,", "2023年,,,单位：万吨", "产品,本年,上年,增长(%)", "甲,12,11,9.1", "乙,5,6,-16.7"),
    preamble: [1, 2],
    headings: ["产品", "本年", "上年", "增长(%)"],
    body: 2,
  },
};
