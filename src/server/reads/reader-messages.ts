import type { BuiltRead, HeavyRead } from "#server/api/heavy-reads.ts";
import type { Failure } from "#server/desk/desk-messages.ts";

/** What goes between the server's thread and a reader's; a reader has one job at a time. */
export type ReaderRequest = HeavyRead;
export type ReaderReply = { readonly built: BuiltRead } | { readonly failure: Failure };
export type ReaderData = { readonly databasePath: string };
