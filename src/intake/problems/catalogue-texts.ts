/** Problems of tables that hold indicators, platforms, targets and policies. An error leaves its row or cell out. */
export const CATALOGUE_TEXTS = {
  "catalogue-table-unknown": {
    severity: "note",
    message: { zh: "看不出这张表是什么，没有读入。", en: "It is not clear what this table is; it was not read." },
    advice: {
      zh: "如需读入，请在表头写明“指标名称”“平台名称”或“政策名称”，或在标题中写明是什么表。",
      en: "To have it read, head its names with 指标名称 (indicator), 平台名称 (platform) or 政策名称 (policy), or say in its title what it is.",
    },
  },
  "catalogue-too-many": {
    severity: "error",
    message: {
      zh: "这张表有 {count} 项，最多读 {limit} 项，没有读入。",
      en: "This table has {count} entries; at most {limit} are read, so it was not.",
    },
    advice: { zh: "请拆成几张表分别导入。", en: "Part it into several tables and import each." },
  },
  "catalogue-too-many-sheets": {
    severity: "warning",
    message: {
      zh: "有 {count} 张工作表，只看了前 {limit} 张。",
      en: "There are {count} sheets; the first {limit} were looked at.",
    },
    advice: { zh: "请把其余的另存为一个文件。", en: "Save the others as a file of their own." },
  },
  "catalogue-name-twice": {
    severity: "error",
    message: {
      zh: "“{read}”与第 {row} 行重复，这一行没有读入。",
      en: "“{read}” is in row {row} already; this row was not read.",
    },
    advice: { zh: "请删去多余的一行，或改名以示区别。", en: "Delete one of the rows, or give it a name of its own." },
  },
  "catalogue-name-nearly-twice": {
    severity: "error",
    message: {
      zh: "“{read}”与第 {row} 行的“{other}”只差全半角、空格或标点，视为重复，这一行没有读入。",
      en: "“{read}” differs from “{other}” in row {row} in width, blanks or signs only, so it is the same; this row was not read.",
    },
    advice: { zh: "请删去多余的一行，或改名以示区别。", en: "Delete one of the rows, or give it a name of its own." },
  },
  "catalogue-name-open": {
    severity: "warning",
    message: {
      zh: "“{read}”可能是几个名称中的一个，回答之前不读入。",
      en: "“{read}” may be one of several; it is left out until that is answered.",
    },
    advice: { zh: "请在上面的问题中选择。", en: "Choose it among the questions above." },
  },
  "catalogue-name-unknown": {
    severity: "warning",
    message: {
      zh: "目录中没有“{read}”，回答之前不读入。",
      en: "The catalogue has no “{read}”; it is left out until that is answered.",
    },
    advice: {
      zh: "请在上面的问题中选择是否新增，或改成目录中的名称。",
      en: "Say above whether to add it, or use the catalogue's name.",
    },
  },
  "catalogue-weight-no-number": {
    severity: "warning",
    message: { zh: "权重“{read}”不是数。", en: "The weight “{read}” is no number." },
    advice: { zh: "请写成 15 或 15%。", en: "Write it as 15 or 15%." },
  },
  "catalogue-weights-sum": {
    severity: "warning",
    message: { zh: "权重合计 {sum}，不是 100。", en: "The weights sum to {sum}, not to 100." },
    advice: { zh: "请核对各项权重。", en: "Check them." },
  },
  "catalogue-frequency-unread": {
    severity: "note",
    message: {
      zh: "报送频率“{read}”不是月、季、半年或年，没有读入。",
      en: "The frequency “{read}” is no month, quarter, half or year; it was not read.",
    },
    advice: { zh: "请写成月报、季报、半年报或年报。", en: "Write month, quarter, half or year." },
  },
  "catalogue-unit-differs": {
    severity: "warning",
    message: {
      zh: "“{name}”在目录中的单位不是“{read}”，单位不改。",
      en: "The catalogue has “{name}” in another unit than “{read}”; its unit stays.",
    },
    advice: {
      zh: "请核对；口径不同的请另建指标。",
      en: "Check it; add another indicator where the definition is another.",
    },
  },
  "catalogue-date-invalid": {
    severity: "error",
    message: { zh: "“{read}”不是日期，没有读入。", en: "“{read}” is no date; it was not read." },
    advice: { zh: "请写成 2024年2月29日、2024-02-29 或 2024年2月。", en: "Write it as 2024-02-29 or 2024-02." },
  },
  "catalogue-date-october": {
    severity: "error",
    message: {
      zh: "“{read}”可能是 {year}年1月，也可能是 {year}年10月，没有读入。",
      en: "“{read}” may be {year}-01 or {year}-10; it was not read.",
    },
    advice: { zh: "请写成 {year}年1月 或 {year}年10月。", en: "Write {year}-01 or {year}-10." },
  },
  "catalogue-date-year-only": {
    severity: "note",
    message: {
      zh: "“{read}”只有年份，成立和撤销时间要到月，没有读入。",
      en: "“{read}” is a year alone; dates of a platform need a month, so it was not read.",
    },
    advice: { zh: "请补上月份，或在目录中填写。", en: "Add the month, or enter it in the catalogue." },
  },
  "catalogue-closed-before-founded": {
    severity: "error",
    message: {
      zh: "撤销时间 {read} 早于成立时间 {founded}，两者都没有读入。",
      en: "Closed {read}, before it was founded ({founded}); neither was read.",
    },
    advice: { zh: "请核对两个日期。", en: "Check both dates." },
  },
  "catalogue-valid-until-before-date": {
    severity: "error",
    message: {
      zh: "有效期至“{read}”早于日期 {date}，有效期没有读入。",
      en: "Valid until “{read}”, before its date {date}; that was not read.",
    },
    advice: { zh: "请核对两个日期。", en: "Check both dates." },
  },
  "catalogue-columns-unkept": {
    severity: "note",
    message: {
      zh: "“{read}”在目录中没有对应的栏目，没有读入。",
      en: "The catalogue has no place for “{read}”; that was not read.",
    },
    advice: {
      zh: "人数、资金等会变化的数，请建为指标后作为数据报送。",
      en: "Numbers that change, of staff or funds, are figures: add an indicator and report them.",
    },
  },
  "catalogue-persons-unkept": {
    severity: "note",
    message: { zh: "“{read}”涉及个人，不收入目录。", en: "“{read}” names persons, who are not kept." },
    advice: { zh: "无需处理。", en: "There is nothing to do." },
  },
  "catalogue-target-unread": {
    severity: "error",
    message: { zh: "目标“{read}”读不出数，没有读入。", en: "The target “{read}” could not be read and was left out." },
    advice: { zh: "请写成一个数，如 25、≥25人 或 2.4亿元。", en: "Write one number, such as 25, ≥25 or 2.4亿元." },
  },
  "catalogue-target-unit": {
    severity: "error",
    message: {
      zh: "目标“{read}”的单位与“{name}”的单位不同，没有读入。",
      en: "The target “{read}” is in another unit than “{name}”; it was left out.",
    },
    advice: { zh: "请改成该指标的单位。", en: "Write it in the unit of the indicator." },
  },
  "catalogue-target-upper": {
    severity: "warning",
    message: {
      zh: "目标“{read}”是上限，而“{name}”越高越好。",
      en: "The target “{read}” is an upper bound, and of “{name}” higher is better.",
    },
    advice: { zh: "请核对指标的方向。", en: "Check the direction of the indicator." },
  },
  "catalogue-target-twice": {
    severity: "error",
    message: {
      zh: "文件里前面已有同一目标，且不相同，这里的“{read}”没有读入。",
      en: "The file states this target before, and otherwise; “{read}” was left out.",
    },
    advice: { zh: "请只保留一处，或改成一致。", en: "Keep one of them, or make them the same." },
  },
  "catalogue-target-finer": {
    severity: "error",
    message: {
      zh: "“{name}”的报送频率比这个目标的时期长，“{read}”没有读入。",
      en: "“{name}” is reported less often than by the period of this target; “{read}” was left out.",
    },
    advice: {
      zh: "请填写全年目标，或先修改该指标的报送频率。",
      en: "State the target of the year, or change how often the indicator is reported.",
    },
  },
  "catalogue-target-part-of-year": {
    severity: "warning",
    message: {
      zh: "“{read}”不是一个月、一季、半年或一年，这一列没有读入。",
      en: "“{read}” is no month, quarter, half or year; the column was left out.",
    },
    advice: { zh: "请按季度、半年或全年填写目标。", en: "State targets of quarters, halves or the year." },
  },
  "catalogue-not-permitted": {
    severity: "warning",
    message: {
      zh: "有 {count} 项改动由管理员修改（指标），没有放入。",
      en: "{count} changes (of indicators) are an administrator's to make and were left out.",
    },
    advice: {
      zh: "请管理员导入同一文件，或在目录中添加这些指标。",
      en: "Have an administrator import the same file, or add these indicators.",
    },
  },
} as const;
