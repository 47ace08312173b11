/** Problems of cells, headings and names that say different things of one figure. */
export const CONFLICT_TEXTS = {
  "names-contradict": {
    severity: "error",
    message: {
      zh: "这一行“{otherHeading}”写的是“{other}”，“{heading}”写的却是“{read}”，不是同一个{roleZh}，没有读入。",
      en: "“{otherHeading}” in this row is “{other}”, but “{heading}” is “{read}”: these are not the same {roleEn}, and the row was not read.",
    },
    advice: {
      zh: "请核对并改正其中一处；如其中一列与数据无关，请不看那一列。",
      en: "Correct one of the two, or leave out a column that says nothing of the figures.",
    },
  },
  "names-beside": {
    severity: "error",
    message: {
      zh: "这一行有两个{roleZh}：“{other}”和“{read}”，看不出各个数是哪一个的，没有读入。",
      en: "This row has two entries for the {roleEn}, “{other}” and “{read}”; it is not clear which figure is of which, and the row was not read.",
    },
    advice: {
      zh: "如是并排的几张表，请把它们上下排列，或让每张表都以名称列开头、中间空一列；如是一张表，请每行只写一个{roleZh}。",
      en: "If these are tables side by side, put one below the other, or let each begin with its names and leave a blank column between them; if it is one table, write one {roleEn} in each row.",
    },
  },
  "year-contradicts": {
    severity: "error",
    message: {
      zh: "这一行“{heading}”写的是“{year}”，而“{read}”是{periodZh}，年份不一致，没有读入。",
      en: "“{heading}” in this row is “{year}”, but “{read}” is {periodEn}: the years differ, and the row was not read.",
    },
    advice: {
      zh: "请核对并改正其中一处；如其中一列与数据的时期无关，请不看那一列。",
      en: "Correct one of the two, or leave out a column that says nothing of the period of the figures.",
    },
  },
  "units-contradict": {
    severity: "error",
    message: {
      zh: "“{read}”的单位有两种写法：“{unitZh}”和“{otherZh}”，看不出是哪一个，没有读入。",
      en: "Two units are stated for “{read}”, “{unitEn}” and “{otherEn}”; it is not clear which it is in, and it was not read.",
    },
    advice: {
      zh: "请改正单位栏、指标名称或表头中的一处；也可在数后写明单位，如 3亿元。",
      en: "Correct the column of units, the indicator's name or the heading; or write the unit behind the figure, as 3亿元.",
    },
  },
  "unit-blank": {
    severity: "error",
    message: {
      zh: "“{read}”没有写单位，看不出是“{unitZh}”还是“{ownZh}”：表中别的数写了单位。",
      en: "“{read}” has no unit, and it is not clear whether it is in “{unitEn}” or “{ownEn}”: others in the table state theirs.",
    },
    advice: {
      zh: "请选择是哪一个；也可在文件中把单位写全，或写在表头，再上传。",
      en: "Choose which; or write the unit of every figure, or that of the heading, into the file and upload it again.",
    },
  },
  "sum-without-end": {
    severity: "error",
    message: {
      zh: "“{read}”是累计数，而表中只写了{periodZh}，看不出累计到几月。",
      en: "“{read}” is a sum from January, but the table names only {periodEn}; it is not clear up to which month.",
    },
    advice: {
      zh: "请选择时期，如“2024年1—8月”；也可在标题或表头中写明，如“1—8月累计”。",
      en: "Choose the period, January to August 2024, say; or state it in the title or the heading.",
    },
  },
  "sum-of-year": {
    severity: "warning",
    message: {
      zh: "“{read}”是累计数，没有写累计到几月，按{periodZh}全年读取。",
      en: "“{read}” is a sum from January that does not say up to which month; it was read as of the whole of {periodEn}.",
    },
    advice: {
      zh: "如只累计到某个月，请在标题或表头中写明，如“1—8月累计”；如确是全年的数，请说明。",
      en: "If it ends with another month, state it in the title or the heading, January to August, say; if it is of the whole year, say so.",
    },
  },
  "stock-additions": {
    severity: "warning",
    message: {
      zh: "“{read}”像是新增的数，而“{indicatorZh}”是到期末为止的总数；现在按总数读取{timesZh}。",
      en: "“{read}” may be what was added, but “{indicatorEn}” is the number there is at the end; it was read as that{timesEn}.",
    },
    advice: {
      zh: "如是本期新增的数，请不要发布，改为填报期末总数；如确是总数，请说明。",
      en: "If it is what was added, do not publish it but report the number at the end; if it is that, say so.",
    },
  },
  "rows-of-events": {
    severity: "warning",
    message: {
      zh: "每一行有各自的“{read}”（如“{example}”），像是逐项的清单；各行的数按平台当期的总数读取。",
      en: "Each row has a “{read}” of its own, such as “{example}”: this may be a list of single ones; its figures were read as all that the platform has in the period.",
    },
    advice: {
      zh: "如一行只是其中一项，请按平台和时期加总后再填报；如确是平台当期的总数，请说明。",
      en: "If a row is one of several, add them up by platform and period first; if it is all of them, say so.",
    },
  },
  "remark-otherwise": {
    severity: "warning",
    message: {
      zh: "“{read}”注明“{remark}”，可能不只是这一期的数；只读取了前面的数{timesZh}。",
      en: "“{read}” says “{remark}”, so that it may not be of this period alone; the figure before that was read{timesEn}.",
    },
    advice: {
      zh: "请把不属于这一期的部分减去；如不影响数值，请说明。",
      en: "Take out what belongs to another period; if nothing changes, say so.",
    },
  },
} as const;
