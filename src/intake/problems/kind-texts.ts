/** Problems of what figures are besides the level of an indicator in a period: added up, planned, a rank, a note of them. */
export const KIND_TEXTS = {
  "title-sum": {
    severity: "note",
    message: {
      zh: "标题写有“累计”，“{indicatorZh}”读作年初以来的累计数，如{periodZh}{timesZh}。",
      en: "The title says that figures are added up: “{indicatorEn}” was read as of the year so far, {periodEn} and so on{timesEn}.",
    },
    advice: {
      zh: "如是当月数，请在表头写明“当月”。",
      en: "If figures are of each month alone, say so in their headings.",
    },
  },
  "year-below-month": {
    severity: "warning",
    message: {
      zh: "标题写的是一年中的一段，而“{read}”按{yearZh}全年读取{timesZh}。",
      en: "The title is of a part of a year, but “{read}” was read as the whole of {yearEn}{timesEn}.",
    },
    advice: {
      zh: "如是{ownZh}的数，请在表头写作“{ownZh}”；如确是全年的数，请说明。",
      en: "If the figures are of {ownEn}, head them “{ownEn}”; if they are of the whole year, say so.",
    },
  },
  "year-within": {
    severity: "note",
    message: {
      zh: "标题写的是一年中的一段，“{read}”读作{ownZh}{timesZh}。",
      en: "The title is of a part of a year: “{read}” was read as {ownEn}{timesEn}.",
    },
    advice: {
      zh: "如是全年的数，请在表头写作“{yearZh}全年”。",
      en: "If the figures are of the whole year, head them “{yearZh}全年”.",
    },
  },
  "year-within-unsure": {
    severity: "warning",
    message: {
      zh: "按标题或文件名，“{read}”读作{ownZh}{timesZh}，也可能是全年或年初以来的累计数。",
      en: "By the title or the file's name “{read}” was read as {ownEn}{timesEn}; it may be of the whole year, or of the year so far.",
    },
    advice: {
      zh: "请在表头写明时期，如“{ownZh}”；如读得对，请说明。",
      en: "Head the figures with their period, such as {ownEn}; if they were read rightly, say so.",
    },
  },
  "year-below-unclear": {
    severity: "warning",
    message: {
      zh: "标题写有一年中的时段，但看不出是哪一段，各年都按全年读取{timesZh}。",
      en: "The title speaks of a part of the year, and it is not clear which: years were read as whole ones{timesEn}.",
    },
    advice: {
      zh: "请在表头写明时期，如“2024年1-8月”；如确是全年的数，请说明。",
      en: "Head the figures with their periods, such as 2024-01/2024-08; if they are of whole years, say so.",
    },
  },
  "region-unsure": {
    severity: "warning",
    message: {
      zh: "表中没有平台，各数按“{nameZh}”读取，但标题、文件名或表尾写有“{read}”。",
      en: "No platform is named: the figures are taken for “{nameEn}”, but a title, the file's name or a line below names “{read}”.",
    },
    advice: {
      zh: "如是某个平台的数，请加一列“平台”；如不是“{nameZh}”的数，请不要发布；如确是，请说明。",
      en: "If they are of one platform, add a column “platform”. If they are not of “{nameEn}”, do not publish them; if they are, say so.",
    },
  },
  "column-by-content": {
    severity: "note",
    message: {
      zh: "第 {letters} 列的表头“{read}”不认识,按内容读作“{roleZh}”。",
      en: "The heading “{read}” of column {letters} is not known; by its content it was taken for the {roleEn}.",
    },
    advice: { zh: "如不对,请改写表头。", en: "If that is wrong, change the heading." },
  },
  "title-kind": {
    severity: "warning",
    message: {
      zh: "“{read}”写着“{words}”，像是{kindZh}，现在都按实际数读取。",
      en: "“{read}” says “{words}”: the figures may be {kindEn}, and are read as actual ones.",
    },
    advice: {
      zh: "如不是实际数，请不要发布，换成写实际数的表；如确是实际数，请说明。",
      en: "If they are no actual figures, do not publish them but upload a table that has the actual ones. If they are, say so.",
    },
  },
  "title-not-understood": {
    severity: "warning",
    message: {
      zh: "“{read}”里的{wordsZh}没有看懂，读数时没有用到。",
      en: "“{read}” also says {wordsEn}, which is not understood and was not used.",
    },
    advice: {
      zh: "请核对表中是什么数、是谁的数：如是实际数，且属于表中的平台或地区，请说明；否则不要发布。",
      en: "Check what the figures are, and of whom: if they are actual figures of the platforms or the region named, say so; else do not publish them.",
    },
  },
  "note-kind": {
    severity: "warning",
    message: {
      zh: "“{read}”说的是{kindZh}，读数时没有用到{timesZh}。",
      en: "“{read}” speaks of figures that are {kindEn}; it was not used in reading them{timesEn}.",
    },
    advice: {
      zh: "请核对它所说的数：如是累计数，请在表头写明，如“1—8月累计”；如是计划数、作废的数，请从表中去掉；如不影响，请说明。",
      en: "Check the figures it speaks of: head totals as such (January to August), take out what is planned or void; if nothing changes, say so.",
    },
  },
  "note-unread": {
    severity: "warning",
    message: {
      zh: "说明写着“{read}”，读数时没有用到{timesZh}。",
      en: "The note says “{read}”; it was not used in reading the figures{timesEn}.",
    },
    advice: {
      zh: "发布前请核对它所说的数：不是本期数的请改正或从表中去掉，单位、口径不同的请写在表头；如不影响，请说明。",
      en: "Check the figures it speaks of before publishing: correct or take out what is of another time, put another unit in the heading; if nothing changes, say so.",
    },
  },
  "note-remarks": {
    severity: "warning",
    message: {
      zh: "备注写着{listZh}，读数时没有用到。",
      en: "Remarks say {listEn}; they were not used in reading the figures of these rows.",
    },
    advice: {
      zh: "发布前请核对这些行的数：不是本期实际数的请改正或从表中去掉；如备注不影响数据，请说明。",
      en: "Check the figures of these rows before publishing: correct or take out what is no actual figure of its period; if the remarks change nothing, say so.",
    },
  },
  "note-comments": {
    severity: "warning",
    message: {
      zh: "批注写着{listZh}，读数时没有用到。",
      en: "Comments say {listEn}; they were not used in reading the figures.",
    },
    advice: {
      zh: "发布前请核对这些单元格及其所在行、列的数：不是本期实际数的请改正或从表中去掉；如批注不影响数据，请说明。",
      en: "Check the figures of these cells, rows and columns before publishing: correct or take out what is no actual figure of its period; if the comments change nothing, say so.",
    },
  },
  "note-unit": {
    severity: "warning",
    message: {
      zh: "表下说明写的单位是“{noteZh}”，表头写的是“{unitZh}”，“{indicatorZh}”按表头读取{timesZh}。",
      en: "A note below the table states the unit “{noteEn}”, the heading “{unitEn}”; “{indicatorEn}” was read by the heading{timesEn}.",
    },
    advice: {
      zh: "请核对单位，改正其中一处；如表头是对的，请说明。",
      en: "Check the unit and correct one of the two; if the heading is right, say so.",
    },
  },
} as const;
