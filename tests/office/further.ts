import { type Cell, numberCell, textCell } from "./cell.ts";
import type { Draw } from "./draw.ts";
import type { Combination } from "./level.ts";
import type { Further, Spec } from "./spec.ts";

/** Columns before the names of the rows that hold no figures; others stand behind the figures. */
export const isBefore = (further: Further) => further === "category" || further === "code";

const HEADINGS: Record<Exclude<Further, "none">, readonly string[]> = {
  remark: ["备注", "说明"],
  status: ["状态", "数据状态"],
  category: ["类别", "平台类型"],
  code: ["平台编号", "编码"],
  phone: ["联系电话"],
  rank: ["排名", "名次"],
  target: ["年度目标", "目标值", "全年目标任务"],
  completion: ["完成率（%）", "完成率"],
  change: ["同比（%）", "同比增长(%)"],
};

export function furtherHeading({ further }: Spec, draw: Draw): Cell | null {
  return further === "none" ? null : textCell(draw.pick(HEADINGS[further]));
}

/** The cell of a row in the column that holds no figures. */
export function furtherCell(
  { further }: Spec,
  { organization }: Combination,
  at: number,
  figures: readonly Cell[],
  draw: Draw,
): Cell {
  switch (further) {
    case "remark":
      return textCell(draw.chance(0.7) ? "" : draw.pick(["已核", "含兼职3人", "补报", "上月漏报2项"]));
    case "category":
      return textCell(organization?.name.endsWith("院") ? "研究院" : "创新中心");
    case "code":
      return textCell(`SL${String(organization ? Number(organization.code.slice(-2)) || 0 : at).padStart(3, "0")}`);
    case "phone":
      return textCell(`0519-8720${String(1100 + at)}`);
    case "rank":
      return numberCell(at + 1);
    case "target":
      return numberCell(draw.int(4, 20) * 10);
    case "completion":
      return numberCell(draw.int(300, 990) / 10);
    case "change":
      return numberCell(draw.int(-200, 300) / 10);
    case "status":
      return statusCell(figures, draw);
    case "none":
      return textCell("");
  }
}

/** A column of marks: the figures of the row are provisional, or of a changed definition. */
function statusCell(figures: readonly Cell[], draw: Draw): Cell {
  const status = draw.pick(["A", "A", "P", "B"] as const);
  for (const { truth } of figures) if (truth && truth.value !== null) Object.assign(truth, { status });
  return textCell(status === "P" ? "初步" : status === "B" ? "口径变更" : draw.pick(["", "正常"]));
}
