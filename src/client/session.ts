import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import type * as z from "zod/mini";
import { type Invitation, invitationSchema, type RedeemInvitation } from "#contract/invitations.ts";
import { ROUTES } from "#contract/routes.ts";
import {
  type ChangePassword,
  type SecondFactorSetup,
  type Session,
  secondFactorSetupSchema,
  sessionSchema,
  sessionsSchema,
  signInAnswerSchema,
} from "#contract/session.ts";
import type { Action } from "#domain/catalogue/permission.ts";
import { fetchJson, fetchNothing, jsonRequest, ProblemError } from "./fetch.ts";
import { pathWith } from "./paths.ts";
import { heldSession, letGoOfWork, signInAgain } from "./sign-in-again.ts";

/** Who is signed in here, and what they may do. */
export function sessionQuery() {
  return queryOptions({
    queryKey: ["session"],
    queryFn: async ({ signal }): Promise<Session> => {
      const read = () => fetchJson(ROUTES.session, sessionSchema, { signal });
      const session = await read();
      // Who has work on the page signs in on the spot; until then the page stays theirs.
      const held = session.account === null ? heldSession() : null;
      if (held === null) return session;
      return (await signInAgain()) ? read() : (heldSession() ?? session);
    },
    staleTime: 60_000,
    refetchOnWindowFocus: "always",
  });
}

/** The session; undefined until it is known. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery()).data;
}

/** Whether an action is allowed here; false until it is known. */
export function useMay(action: Action): boolean {
  return useSession()?.may.includes(action) ?? false;
}

/** Whether a region's figures may be published by whoever is signed in: an administrator, or a publisher of it. */
export function mayPublishIn({ may, account }: Session, region: string): boolean {
  if (!may.includes("publish") || account === null) return false;
  return account.role === "administrator" || account.regions.includes(region);
}

/** Reads of those who have not signed in. */
const OPEN_TO_ALL: readonly unknown[] = ["session", "invitation", "settings"];

/** Lets go of every figure: who may no longer look is shown none, nor keeps them. */
export function forgetFigures(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey: [kind] }) => !OPEN_TO_ALL.includes(kind) });
}

/** Whether the server wants to know who asks before it answers. */
export function isSignInRequired(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === "sign-in-required";
}

/** Where to sign in, and to come back from there. */
export function signInPath(to: string): string {
  return pathWith("/sign-in", { to });
}

/** The path of a view to go to after signing in; `/` for anything that would lead elsewhere. */
export function pathAfterSignIn(to: string | undefined): string {
  if (to === undefined || !/^\/(?![/\\])/.test(to) || /^\/(?:api|sign-in|invitation)(?:[/?#]|$)/.test(to)) return "/";
  return to;
}

/** Signs in; the answer may ask for the second factor. */
export function signIn(username: string, password: string): Promise<z.infer<typeof signInAnswerSchema>> {
  return fetchJson(ROUTES.session, signInAnswerSchema, jsonRequest("POST", { username, password }));
}

/** Six digits of the authenticator, or a recovery code. */
export function confirmSignIn(code: string): Promise<z.infer<typeof signInAnswerSchema>> {
  return fetchJson(ROUTES.secondFactorSignIn, signInAnswerSchema, jsonRequest("POST", { code }));
}

export function signOut(): Promise<void> {
  letGoOfWork();
  return fetchNothing(ROUTES.session, { method: "DELETE" });
}

/** Exchanges a wall's token for a cookie that may only look. */
export function showDisplay(token: string): Promise<void> {
  return fetchNothing(ROUTES.displaySession, jsonRequest("POST", { token }));
}

/** Where this account is signed in. */
export function sessionsQuery() {
  return queryOptions({
    queryKey: ["sessions"],
    queryFn: ({ signal }) => fetchJson(ROUTES.sessions, sessionsSchema, { signal }),
  });
}

/** Ends every session of this account, this one included. */
export function signOutEverywhere(): Promise<void> {
  letGoOfWork();
  return fetchNothing(ROUTES.sessions, { method: "DELETE" });
}

export function changePassword(change: ChangePassword): Promise<void> {
  return fetchNothing(ROUTES.password, jsonRequest("PUT", change));
}

/** A second factor to be confirmed with its first code. */
export function startSecondFactor(password: string): Promise<SecondFactorSetup> {
  return fetchJson(ROUTES.secondFactor, secondFactorSetupSchema, jsonRequest("POST", { password }));
}

export function confirmSecondFactor(code: string): Promise<void> {
  return fetchNothing(ROUTES.secondFactor, jsonRequest("PUT", { code }));
}

export function removeSecondFactor(password: string): Promise<void> {
  return fetchNothing(ROUTES.secondFactor, jsonRequest("DELETE", { password }));
}

/** What a one-time link is for. */
export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ["invitation", token],
    queryFn: ({ signal }): Promise<Invitation> => fetchJson(invitationPath(token), invitationSchema, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Uses a one-time link; one is signed in afterwards. */
export function redeemInvitation(token: string, redeem: RedeemInvitation): Promise<Session> {
  return fetchJson(invitationPath(token), sessionSchema, jsonRequest("POST", redeem));
}

function invitationPath(token: string): string {
  return ROUTES.invitation.replace(":token", encodeURIComponent(token));
}
