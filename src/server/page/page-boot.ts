import type { Context } from "hono";
import type { CurrentRevision } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import type { AccountAppDeps } from "#server/accounts/account-deps.ts";
import { sessionOf } from "#server/accounts/session.ts";
import { may } from "#server/api/permit.ts";
import { regionsAt } from "#server/reads/default-region.ts";
import { toCurrentRevision } from "#server/reads/revisions.ts";
import { serverSettings } from "#server/reads/settings.ts";

const PLACE = "<!--zhengxiao:boot-->";

/**
 * Writes what the page needs first into its document: who asks, which revision is current, what the server allows, and the reads
 * that its first view will make, so that they travel beside the page's code and not after it.
 */
export function createBoot(deps: AccountAppDeps): (c: Context, html: string) => Promise<string> {
  const { store } = deps;
  async function regionOf(c: Context, revision: number): Promise<string | null> {
    const { codes, standard } = await regionsAt(store, revision);
    const asked = c.req.query("region")?.replace(/^"(.*)"$/, "$1");
    return asked !== undefined && codes.has(asked) ? asked : standard;
  }

  return async (c, html) => {
    const session = await sessionOf(c, deps);
    if (!may(c, "look")) return html.replace(PLACE, () => bootScript({ session, current: null, settings: null }));
    const current = toCurrentRevision(store.dataset, await store.currentRevision());
    const region = await regionOf(c, current.revision);
    const tags = [
      bootScript({ session, current, settings: serverSettings(deps, c) }),
      // A view of an earlier revision reads that one.
      ...(c.req.query("asof") === undefined ? firstReads(current, region) : []).map(
        (path) => `<link rel="preload" as="fetch" crossorigin href="${path.replaceAll("&", "&amp;")}" />`,
      ),
    ];
    return html.replace(PLACE, () => tags.join("\n    "));
  };
}

/** The reads of a first view, letter for letter as the page asks for them. */
function firstReads(current: CurrentRevision, region: string | null): string[] {
  const edition = new URLSearchParams({ revision: String(current.revision), dataset: current.dataset });
  const reads = [`${ROUTES.catalogue}?${edition}`];
  if (region !== null) {
    edition.set("region", region);
    reads.push(`${ROUTES.observations}?${edition}`);
  }
  return reads;
}

function bootScript(boot: unknown): string {
  return `<script type="application/json" id="boot">${escapeScript(JSON.stringify(boot))}</script>`;
}

/** JSON that cannot end the script it stands in. */
function escapeScript(json: string): string {
  return json.replaceAll("<", "\\u003c");
}
