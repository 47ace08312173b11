/** Problems of times that headings and rows name, and that may be of another year, or not be understood. */
export const TIME_TEXTS = {
  "frequency-other": {
    severity: "error",
    message: {
      zh: "“{heading}”写的是“{read}”，时期却是{periodZh}，看不出是哪个时期的数，没有读入{timesZh}。",
      en: "“{heading}” says “{read}”, the period is {periodEn}: it is not clear of which time the figures are; they were not read{timesEn}.",
    },
    advice: {
      zh: "请写明时期，如“2024年三季度”“2024年”；如“{heading}”说的不是这些数，请把这一列设为未读入。",
      en: "Write the period, such as 2024-Q3 or 2024; if “{heading}” does not speak of these figures, set its column to “not read”.",
    },
  },
  "frequency-read": {
    severity: "note",
    message: {
      zh: "“{heading}”写的是“{read}”，{periodZh}读作{ownZh}{timesZh}。",
      en: "“{heading}” says “{read}”: {periodEn} was read as {ownEn}{timesEn}.",
    },
    advice: {
      zh: "如是{periodZh}一个月的数，请改正“{heading}”。",
      en: "If the figures are of {periodEn} alone, correct “{heading}”.",
    },
  },
  "heading-time-unread": {
    severity: "error",
    message: {
      zh: "表头“{read}”里写有时间，看不出是哪个时期，这一列没有读入。",
      en: "The heading “{read}” speaks of a time, and it is not clear which; its column was not read.",
    },
    advice: {
      zh: "请在表头写明时期，如“2024年1-9月”；如就是整张表的时期，请去掉表头里的时间。",
      en: "Head it with the period, such as 2024-01/2024-09; if that is the period of the whole table, drop the time from the heading.",
    },
  },
  "months-turn-the-year": {
    severity: "error",
    message: {
      zh: "各月（季）跨了年，看不出“{read}”是{beforeZh}还是{ownZh}{timesZh}。",
      en: "The months or quarters go over the turn of a year; “{read}” may be {beforeEn} or {ownEn}{timesEn}.",
    },
    advice: {
      zh: "请写明年份，如“{beforeZh}”或“{ownZh}”。",
      en: "Write the year with it: {beforeEn} or {ownEn}.",
    },
  },
} as const;
