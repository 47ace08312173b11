/** Problems that show only beside other figures: earlier ones, the parts of a total, the months of a year. */
export const CHECK_TEXTS = {
  "organization-not-yours": {
    severity: "error",
    message: {
      zh: "“{nameZh}”的数据不由此账号填报。",
      en: "This account does not report figures of {nameEn}.",
    },
    advice: {
      zh: "请删去这些数据后重新上传;如应由此账号填报,请联系管理员。",
      en: "Leave them out and upload again; if they are yours to report, ask an administrator.",
    },
  },
  "computed-indicator": {
    severity: "error",
    message: {
      zh: "“{indicatorZh}”由其他指标计算得出，不接收报送的数；文件中有 {count} 个。",
      en: "“{indicatorEn}” is computed from other indicators and takes no reported figures; the file has {count}.",
    },
    advice: {
      zh: "请删去这个指标的数后重新上传，系统会自动计算；如应由平台报送，请另建一个指标。",
      en: "Leave its figures out and upload again, as it is computed; where platforms are to report it, add another indicator.",
    },
  },
  "organization-closed": {
    severity: "warning",
    message: {
      zh: "“{nameZh}”已于{sinceZh}关停，这里是{periodZh}的数；发布后不计入合计。",
      en: "{nameEn} closed in {sinceEn}; this is a figure of {periodEn}, which counts for no total.",
    },
    advice: {
      zh: "请核对平台和时期；如关停时间有误，请先在目录中更正。",
      en: "Check platform and period; where the date is wrong, put it right in the catalogue first.",
    },
  },
  "indicator-retired": {
    severity: "warning",
    message: {
      zh: "“{nameZh}”自{sinceZh}起停用，这里是{periodZh}的数；发布后不计入合计。",
      en: "“{nameEn}” is retired from {sinceEn}; this is a figure of {periodEn}, which counts for no total.",
    },
    advice: {
      zh: "请核对指标和时期；如仍要报送，请先在目录中恢复。",
      en: "Check indicator and period; where it is still reported, say so in the catalogue first.",
    },
  },
  "period-jump": {
    severity: "warning",
    message: {
      zh: "文件中有{periodZh}的数据 {count} 个，而之前的{skippedZh}既没有发布过，文件中也没有。{effectZh}",
      en: "Of {periodEn} the file has {count}, but {skippedEn} before it is neither published nor in the file. {effectEn}",
    },
    advice: {
      zh: "请核对年份和月份；如之前各月以后补报，请说明。",
      en: "Check the year and the month; if what lies before is still to come, say so.",
    },
  },
  jump: {
    severity: "warning",
    message: {
      zh: "{periodZh}为 {value},前一期为 {before};以往各期的变动都小得多(通常在 {usual} 以内)。",
      en: "{value} in {periodEn} after {before}: far from the usual change of this series (mostly within {usual}).",
    },
    advice: { zh: "请核对;如数值无误,请说明原因。", en: "Check it; if the figure is right, say why." },
  },
  "parts-above-total": {
    severity: "warning",
    message: {
      zh: "{periodZh}“{indicatorZh}”各平台合计 {sum}({count} 个平台),大于“{nameZh}”的 {total}。",
      en: "{periodEn}, “{indicatorEn}”: {count} platforms come to {sum}, more than the {total} of {nameEn}.",
    },
    advice: {
      zh: "请核对平台数与地区数;如口径不同,请说明。",
      en: "Check both; if they are defined differently, say so.",
    },
  },
  "parts-differ-from-total": {
    severity: "warning",
    message: {
      zh: "{periodZh}“{indicatorZh}”全部 {count} 个平台合计 {sum},而“{nameZh}”为 {total}。",
      en: "{periodEn}, “{indicatorEn}”: all {count} platforms come to {sum}, but {nameEn} has {total}.",
    },
    advice: {
      zh: "请核对;如地区数还包括其他单位,请说明。",
      en: "Check both; if the region counts others too, say so.",
    },
  },
  "months-differ-from-year-to-date": {
    severity: "warning",
    message: {
      zh: "{periodZh}各月当期数合计 {sum},而累计数为 {total}。",
      en: "The months of {periodEn} come to {sum}, but the year to date is {total}.",
    },
    advice: {
      zh: "请核对;如各月数未随累计数修订,请说明。",
      en: "Check both; if the months were not revised with the total, say so.",
    },
  },
  "looks-like-year-to-date": {
    severity: "warning",
    message: {
      zh: "“{indicatorZh}”{periodZh}的各月数只增不减,像是累计数,现按当月数读取。",
      en: "The months of “{indicatorEn}” in {periodEn} only grow, like a year to date; they were read as single months.",
    },
    advice: {
      zh: "如是累计数,请把时期写作 1-8月 或在表头写明“累计”;如确是当月数,请说明。",
      en: "If they are, write periods such as 2024-01/2024-08 or head the column “year to date”; if not, say so.",
    },
  },
  "share-over-100": {
    severity: "warning",
    message: {
      zh: "“{indicatorZh}”是占比,却为 {value}%。",
      en: "“{indicatorEn}” is a share, but is {value} %.",
    },
    advice: {
      zh: "请核对数值和单位；如数值无误，请说明。",
      en: "Check the figure and its unit; if it is right, say why.",
    },
  },
  "negative-count": {
    severity: "warning",
    message: {
      zh: "“{indicatorZh}”是个数,却为负数 {value}。",
      en: "“{indicatorEn}” counts something, but is negative: {value}.",
    },
    advice: { zh: "请核对;如是核减,请说明。", en: "Check it; if it is a correction, say so." },
  },
  "size-implausible": {
    severity: "warning",
    message: {
      zh: "“{indicatorZh}”为 {value} {unitZh}，大得不像一个地区的数。",
      en: "“{indicatorEn}” is {value} {unitEn}, which is more than a region can have.",
    },
    advice: {
      zh: "请核对数值和单位；如无误，请说明。",
      en: "Check the figure and its unit; if they are right, say so.",
    },
  },
  "fractional-count": {
    severity: "warning",
    message: {
      zh: "“{indicatorZh}”应是整数,却为 {value}。",
      en: "“{indicatorEn}” counts whole things, but is {value}.",
    },
    advice: {
      zh: "请核对数值和单位(如是否应为“万”);如是折算数,请说明。",
      en: "Check the figure and its unit; if it was converted, say so.",
    },
  },
  "target-missing": {
    severity: "note",
    message: {
      zh: "“{indicatorZh}”{periodZh}没有目标值的:{namesZh}。同类平台或以往年份有目标。",
      en: "“{indicatorEn}” has no target for {periodEn} for {namesEn}, while its like or earlier years have one.",
    },
    advice: {
      zh: "数据照常发布，只是没有完成率；目标值不随数据上传，无需改动文件。",
      en: "The figures can be published, only without a completion. Targets do not come with figures; the file needs no change.",
    },
  },
  "far-above-target": {
    severity: "warning",
    message: {
      zh: "“{indicatorZh}”{periodZh}为 {value},是全年目标 {target} 的 {times} 倍{directionZh}。",
      en: "“{indicatorEn}” in {periodEn} is {value}: {times} times the target of the whole year, {target}{directionEn}.",
    },
    advice: {
      zh: "请核对数值、单位和所在行;如数值无误,请说明原因。",
      en: "Check the figure, its unit and its row; if it is right, say why.",
    },
  },
  "break-noted": {
    severity: "warning",
    message: {
      zh: "备注提到口径变化:“{read}”{timesZh}。",
      en: "A note speaks of a changed definition: “{read}”{timesEn}.",
    },
    advice: {
      zh: "前后数据可能不可比。请在相应的数后写明，如 25（口径变更），或在状态栏写 B；也可说明影响哪些数据。",
      en: "Figures before and after may not compare. Write so behind those concerned, as 25 (b), or give them the status B; or say which they are.",
    },
  },
  "published-change-differs": {
    severity: "warning",
    message: {
      zh: "{nameZh}“{indicatorZh}”{periodZh}:表中同比为 {publishedZh},按水平数计算为 {computedZh}。",
      en: "{nameEn}, “{indicatorEn}”, {periodEn}: the file states {publishedEn} year on year, the levels come to {computedEn}.",
    },
    advice: {
      zh: "系统按水平数计算。如基数已修订,请一并上传修订后的上年数,或加以说明。",
      en: "Charts show what the levels come to. If the base was revised, upload it too, or say so.",
    },
  },
  "published-change-agrees": {
    severity: "note",
    message: {
      zh: "表中同比 {count} 处,与按水平数计算的一致。",
      en: "Year-on-year changes stated in the file that agree with its levels: {count}.",
    },
    advice: { zh: "无需处理。", en: "Nothing to do." },
  },
  "published-change-not-compared": {
    severity: "note",
    message: {
      zh: "表中同比 {count} 处,因缺少可比的本期数或上年数,未能核对。",
      en: "Year-on-year changes stated in the file that could not be checked for want of a comparable level: {count}.",
    },
    advice: { zh: "如需核对,请上传上年同期数。", en: "To have them checked, upload the figures of the year before." },
  },
  "decimal-comma": {
    severity: "note",
    message: {
      zh: "第 {letters} 列的逗号读作小数点(如“{read}”)。",
      en: "Commas in column {letters} were read as decimal points (as in “{read}”).",
    },
    advice: {
      zh: "如逗号是千位分隔，请去掉逗号后重新上传；如确是小数点，无需处理。",
      en: "If the commas part thousands, remove them and upload the file again; if they are decimal points, there is nothing to do.",
    },
  },
} as const;
