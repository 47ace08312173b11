/** Tags and attributes of the tooltips that #charts/tooltip.ts writes; nothing else of ours becomes HTML. */
const OTHER_TAG = /<(?!\/?(?:div|table|tbody|tr|td|span|br|svg|circle)(?: (?:class|viewBox|cx|cy|r|fill)="[^"<>]*")*>)/;

type Policies = { createPolicy(name: string, rules: TrustedRules): unknown };

type TrustedRules = {
  createHTML(html: string): string;
  createScriptURL(address: string): string;
};

/**
 * Has the browser ask here before any text becomes HTML and before a worker is started (Trusted Types; the page's
 * policy demands it). A browser that does not know them goes on without.
 *
 * @throws TypeError in the rules, which keeps the text from becoming HTML
 */
export function startTrustedTypes(where: object, origin: string): void {
  const policies: unknown = Reflect.get(where, "trustedTypes");
  if (isPolicies(policies)) policies.createPolicy("default", trustedRules(origin));
}

export function trustedRules(origin: string): TrustedRules {
  return {
    createHTML(html) {
      if (OTHER_TAG.test(html)) throw new TypeError("HTML that is no tooltip's");
      return html;
    },
    createScriptURL(address) {
      const url = new URL(address, origin);
      if (url.origin !== origin || !url.pathname.startsWith("/assets/"))
        throw new TypeError("a program from elsewhere");
      return address;
    },
  };
}

function isPolicies(value: unknown): value is Policies {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "createPolicy") === "function";
}
