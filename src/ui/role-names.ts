import type { Role } from "#domain/catalogue/role.ts";
import type { Names } from "#domain/terms/names.ts";

/** What an account may be, in words. */
export const ROLE_NAMES: Readonly<Record<Role, Names>> = {
  viewer: { zh: "浏览", en: "Viewer" },
  contributor: { zh: "填报", en: "Contributor" },
  publisher: { zh: "发布", en: "Publisher" },
  administrator: { zh: "管理", en: "Administrator" },
};
