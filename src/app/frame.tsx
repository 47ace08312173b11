import { Link, useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import { useConnection } from "#client/connection.ts";
import { useSession } from "#client/session.ts";
import { useCatalogue } from "#client/use-region.ts";
import { useZone } from "#client/zone.ts";
import { formatTime } from "#domain/catalogue/clock.ts";
import { formatAge } from "#domain/say/format-age.ts";
import { nameIn } from "#domain/terms/names.ts";
import { carriedState } from "#ui/carried-state.ts";
import { COLOR_SCHEMES, type ColorScheme, setColorScheme, useColorScheme } from "#ui/color-scheme.ts";
import { setLanguage, useLanguage } from "#ui/language.ts";
import type { SearchState } from "#ui/page.ts";
import { parseSourceKey } from "#ui/source-key.ts";
import { deviceStorage } from "#ui/storage.ts";
import { AccountMenu } from "./account-menu.tsx";
import { AsOfBanner } from "./as-of-banner.tsx";
import classes from "./frame.module.css";
import { useFrameText } from "./frame-text.ts";
import { useShownRegion } from "./routed.tsx";

const SourceDialog = lazy(async () => {
  const { SourceDialog: component } = await import("#features/source/source-dialog.tsx");
  return { default: component };
});

/** What stands around every page but the wall: where one is, which region, whether the data is live. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const text = useFrameText();
  return (
    <div className="frame">
      <a className={classes["skip"]} href="#content">
        {text("skip")}
      </a>
      <header className="frame-header">
        <a className="frame-brand" href="/">
          {text("product")}
          <small>{text("tagline")}</small>
        </a>
        <Navigation />
        <div className={classes["tools"]}>
          <LiveStatus />
          <RegionSelect />
          <LanguageButton />
          <ColorSchemeButton />
          <AccountMenu />
        </div>
      </header>
      <main className="frame-main" id="content">
        <AsOfBanner />
        {children}
      </main>
      <Source />
    </div>
  );
}

function Navigation() {
  const text = useFrameText();
  const session = useSession();
  // Who is not signed in finds the way to sign in there; an account that only looks has nothing to bring.
  const isViewer = session !== undefined && session.account !== null && !session.may.includes("submit");
  const views = [
    ["/", text("overview")],
    ["/trend", text("trend")],
    ["/compare", text("compare")],
    ["/completeness", text("completeness")],
    ...(isViewer ? [] : ([["/upload", text("upload")]] as const)),
    ...(session?.may.includes("submit") ? ([["/submissions", text("submissions")]] as const) : []),
    ...(session?.may.includes("publish") && session.account ? ([["/catalogue", text("catalogue")]] as const) : []),
    ["/history", text("history")],
    ["/screen", text("screen")],
  ] as const;
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, or more links, move the current one
  useEffect(() => showCurrent(nav.current), [pathname, views.length]);
  return (
    <nav ref={nav} className={classes["nav"]} aria-label={text("views")}>
      {views.map(([to, label]) => (
        <Link
          key={to}
          to={to}
          search={(before: SearchState) => ({
            ...carriedState(to, before),
            ...(before["region"] ? { region: before["region"] } : {}),
          })}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ "aria-current": "page" }}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

/** Brings the current page's link into the middle of the row, where the row is wider than a phone; the page stays put. */
function showCurrent(nav: HTMLElement | null): void {
  const link = nav?.querySelector('[aria-current="page"]');
  if (!nav || !link) return;
  const [row, own] = [nav.getBoundingClientRect(), link.getBoundingClientRect()];
  nav.scrollLeft += own.left - row.left - (row.width - own.width) / 2;
}

function RegionSelect() {
  const text = useFrameText();
  const language = useLanguage();
  const navigate = useNavigate();
  const catalogue = useCatalogue();
  const region = useShownRegion(useSearch({ strict: false }));
  if (catalogue.state !== "ready" || region.state !== "ready")
    return <select className={classes["control"]} aria-label={text("region")} disabled={true} />;
  return (
    <select
      className={classes["control"]}
      aria-label={text("region")}
      value={region.code}
      onChange={(event) =>
        void navigate({
          to: ".",
          search: (before: SearchState) => ({ ...carriedState(".", before), region: event.currentTarget.value }),
        })
      }
    >
      {catalogue.value.organizations
        .filter(({ kind, hidden, code }) => kind === "region" && (hidden !== true || code === region.code))
        .map(({ code, names }) => (
          <option key={code} value={code}>
            {nameIn(names, language)}
          </option>
        ))}
    </select>
  );
}

function LiveStatus() {
  const text = useFrameText();
  const language = useLanguage();
  const { state, since, age } = useConnection();
  const region = useShownRegion(useSearch({ strict: false }));
  const zone = useZone(region.state === "ready" ? region.code : undefined);
  const time = formatTime(since, zone, language);
  return (
    <span className={`${classes["live"]} ${classes[state] ?? ""}`}>
      <span className={classes["dot"]} aria-hidden="true" />
      <span role="status">{text(state, { time })}</span>
      {state === "offline" ? <span>{text("age", { age: formatAge(age, language) })}</span> : null}
    </span>
  );
}

function LanguageButton() {
  const text = useFrameText();
  const language = useLanguage();
  const other = language === "en" ? "zh-CN" : "en";
  return (
    <button
      type="button"
      className={classes["control"]}
      lang={other}
      onClick={() => setLanguage(other, deviceStorage())}
    >
      {text("language")}
    </button>
  );
}

function ColorSchemeButton() {
  const text = useFrameText();
  const { chosen } = useColorScheme();
  const labels: Record<ColorScheme, string> = {
    auto: text("schemeAuto"),
    light: text("schemeLight"),
    dark: text("schemeDark"),
  };
  const next = COLOR_SCHEMES[(COLOR_SCHEMES.indexOf(chosen) + 1) % COLOR_SCHEMES.length] ?? "auto";
  return (
    <button type="button" className={classes["control"]} onClick={() => setColorScheme(next, deviceStorage())}>
      <span className="visually-hidden">{text("scheme")}: </span>
      {labels[chosen]}
    </button>
  );
}

/** The source of a figure, over whatever view it was asked from; it is part of the view's address. */
function Source() {
  const navigate = useNavigate();
  const search: SearchState = useSearch({ strict: false });
  const region = useShownRegion(search);
  const figure = parseSourceKey(search["source"]);
  if (region.state !== "ready" || figure === null) return null;
  const close = () =>
    void navigate({ to: ".", search: (before: SearchState) => ({ ...before, source: undefined }), resetScroll: false });
  return (
    <Suspense>
      <SourceDialog key={search["source"]} region={region.code} figure={figure} onClose={close} />
    </Suspense>
  );
}
