import { catalogueSchema } from "#contract/catalogue.ts";
import { historyQuerySchema, historySchema, statedChangesQuerySchema, statedChangesSchema } from "#contract/history.ts";
import { observationsQuerySchema, observationsSchema } from "#contract/observations.ts";
import { ROUTES } from "#contract/routes.ts";
import { targetHistorySchema } from "#contract/target-history.ts";
import { answersJson, EDITION, type Operation } from "#server/api/operation.ts";
import { editionQuerySchema } from "./revisions.ts";

/** What is published: names and figures, and what was published of a figure before. */
export const FIGURE_OPERATIONS: readonly Operation[] = [
  {
    id: "readCatalogue",
    method: "get",
    route: ROUTES.catalogue,
    action: "look",
    summary: { zh: "指标、平台与地区、政策、来源、目标", en: "Indicators, organizations, policies, sources, targets" },
    query: editionQuerySchema,
    answer: answersJson("Catalogue", catalogueSchema),
    immutable: true,
    errors: EDITION,
  },
  {
    id: "readObservations",
    method: "get",
    route: ROUTES.observations,
    action: "look",
    summary: { zh: "数据,按列压缩;可按指标、平台、时期筛选", en: "Figures as columns, filtered by name and period" },
    query: observationsQuerySchema,
    answer: answersJson("Observations", observationsSchema),
    immutable: true,
    errors: [...EDITION, "not-found"],
  },
  {
    id: "readHistory",
    method: "get",
    route: ROUTES.history,
    action: "look",
    summary: { zh: "一个数据的历次发布与出处", en: "What was published of one figure, and where it was read" },
    query: historyQuerySchema,
    answer: answersJson("History", historySchema),
    immutable: true,
    errors: EDITION,
  },
  {
    id: "readTargetHistory",
    method: "get",
    route: ROUTES.targetHistory,
    action: "look",
    summary: { zh: "一个目标的历次发布", en: "What was planned of one indicator, organization and period" },
    query: historyQuerySchema,
    answer: answersJson("TargetHistory", targetHistorySchema),
    immutable: true,
    errors: EDITION,
  },
  {
    id: "readStatedChanges",
    method: "get",
    route: ROUTES.statedChanges,
    action: "look",
    summary: {
      zh: "文件中公布的同比,与按水平值计算的并存",
      en: "Year-on-year changes that files state, kept beside those the levels come to",
    },
    query: statedChangesQuerySchema,
    answer: answersJson("StatedChanges", statedChangesSchema),
    immutable: true,
    errors: [...EDITION, "not-found"],
  },
];
