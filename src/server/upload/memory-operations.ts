import {
  aliasesSchema,
  mappingSchema,
  mappingsSchema,
  memoryQuerySchema,
  renameMappingSchema,
} from "#contract/memory.ts";
import { ROUTES } from "#contract/routes.ts";
import { answersJson, CHANGE, type Operation, PERMITTED, takesJson } from "#server/api/operation.ts";

/** What was said of earlier files and is remembered. */
export const MEMORY_OPERATIONS: readonly Operation[] = [
  {
    id: "listMappings",
    method: "get",
    route: ROUTES.mappings,
    action: "publish",
    summary: { zh: "已记住的读法", en: "Remembered ways of reading" },
    query: memoryQuerySchema,
    answer: answersJson("Mappings", mappingsSchema),
    errors: PERMITTED,
  },
  {
    id: "renameMapping",
    method: "patch",
    route: ROUTES.mapping,
    action: "publish",
    summary: { zh: "重命名读法", en: "Rename a way of reading" },
    body: takesJson("RenameMapping", renameMappingSchema),
    answer: answersJson("Mapping", mappingSchema),
    errors: [...CHANGE, "not-found", "file-too-large"],
  },
  {
    id: "forgetMapping",
    method: "delete",
    route: ROUTES.mapping,
    action: "publish",
    summary: { zh: "删除读法", en: "Forget a way of reading" },
    answer: { status: 204 },
    errors: [...CHANGE, "not-found"],
  },
  {
    id: "listAliases",
    method: "get",
    route: ROUTES.aliases,
    action: "publish",
    summary: { zh: "已记住的名称", en: "Remembered names" },
    query: memoryQuerySchema,
    answer: answersJson("Aliases", aliasesSchema),
    errors: PERMITTED,
  },
  {
    id: "forgetAlias",
    method: "delete",
    route: ROUTES.alias,
    action: "publish",
    summary: { zh: "删除记住的名称", en: "Forget a name" },
    answer: { status: 204 },
    errors: [...CHANGE, "not-found"],
  },
];
