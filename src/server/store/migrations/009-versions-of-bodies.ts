/**
 * Changes nothing: from here on a body carries its version (`bodies/body.ts`), which an earlier program cannot read. That
 * the schema is a newer one tells it so before it begins.
 */
export const versionsOfBodies: readonly string[] = [];
