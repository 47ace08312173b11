import { queryOptions } from "@tanstack/react-query";
import {
  type Account,
  accountSchema,
  accountsSchema,
  type ChangeAccount,
  type InvitationLink,
  invitationLinkSchema,
  type MadeAccount,
  madeAccountSchema,
  type NewAccount,
} from "#contract/accounts.ts";
import { displaysSchema, type MadeDisplay, madeDisplaySchema, type NewDisplay } from "#contract/displays.ts";
import { ROUTES } from "#contract/routes.ts";
import { accountTokensSchema, type MadeToken, madeTokenSchema, type NewToken, tokensSchema } from "#contract/tokens.ts";
import { fetchJson, fetchNothing, jsonRequest } from "./fetch.ts";
import { withId } from "./paths.ts";

/** All accounts, by username. */
export function accountsQuery() {
  return queryOptions({
    queryKey: ["accounts"],
    queryFn: async ({ signal }) => (await fetchJson(ROUTES.accounts, accountsSchema, { signal })).accounts,
  });
}

export function createAccount(account: NewAccount): Promise<MadeAccount> {
  return fetchJson(ROUTES.accounts, madeAccountSchema, jsonRequest("POST", account));
}

export function changeAccount(id: string, change: ChangeAccount): Promise<Account> {
  return fetchJson(withId(ROUTES.account, id), accountSchema, jsonRequest("PATCH", change));
}

/** A one-time link by which the account gets a new password. */
export function inviteAccount(id: string): Promise<InvitationLink> {
  return fetchJson(withId(ROUTES.accountInvitation, id), invitationLinkSchema, { method: "POST" });
}

export function endSessionsOf(id: string): Promise<void> {
  return fetchNothing(withId(ROUTES.accountSessions, id), { method: "DELETE" });
}

/** One's own API tokens that are in force. */
export function tokensQuery() {
  return queryOptions({
    queryKey: ["tokens"],
    queryFn: async ({ signal }) => (await fetchJson(ROUTES.tokens, tokensSchema, { signal })).tokens,
  });
}

export function createToken(token: NewToken): Promise<MadeToken> {
  return fetchJson(ROUTES.tokens, madeTokenSchema, jsonRequest("POST", token));
}

export function revokeToken(id: string): Promise<void> {
  return fetchNothing(withId(ROUTES.token, id), { method: "DELETE" });
}

/** Everybody's API tokens that are in force. */
export function accountTokensQuery() {
  return queryOptions({
    queryKey: ["account-tokens"],
    queryFn: async ({ signal }) => (await fetchJson(ROUTES.accountTokens, accountTokensSchema, { signal })).tokens,
  });
}

export function revokeAccountToken(id: string): Promise<void> {
  return fetchNothing(withId(ROUTES.accountToken, id), { method: "DELETE" });
}

/** Walls that may look, with their tokens in force. */
export function displaysQuery() {
  return queryOptions({
    queryKey: ["displays"],
    queryFn: async ({ signal }) => (await fetchJson(ROUTES.displays, displaysSchema, { signal })).displays,
  });
}

export function createDisplay(display: NewDisplay): Promise<MadeDisplay> {
  return fetchJson(ROUTES.displays, madeDisplaySchema, jsonRequest("POST", display));
}

export function revokeDisplay(id: string): Promise<void> {
  return fetchNothing(withId(ROUTES.display, id), { method: "DELETE" });
}
