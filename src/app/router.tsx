import { useQueryClient } from "@tanstack/react-query";
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  useLocation,
} from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { describeError } from "#client/fetch.ts";
import { forgetFigures, useSession } from "#client/session.ts";
import { ShownEditionProvider } from "#client/shown-edition.tsx";
import { OverviewPage } from "#features/overview/overview-page.tsx";
import { isAboutThePresent } from "#ui/carried-state.ts";
import { EmptyState, FailedState, Skeleton } from "#ui/state.tsx";
import { arrive } from "./arrive.ts";
import { Frame } from "./frame.tsx";
import { useFrameText } from "./frame-text.ts";
import { routed } from "./routed.tsx";
import { onlyText, readSearch, writeSearch } from "./search.ts";
import { searched } from "./searched.tsx";

const rootRoute = createRootRoute({ component: Root, validateSearch: onlyText, notFoundComponent: NotFound });

const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "frame",
  component: () => (
    <Frame>
      <Outlet />
    </Frame>
  ),
});

const overviewRoute = createRoute({ getParentRoute: () => frameRoute, path: "/", component: routed(OverviewPage) });

const trendRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/trend",
  pendingComponent: Pending,
  component: lazyRouteComponent(async () => {
    const { TrendPage } = await import("#features/trend/trend-page.tsx");
    return { default: routed(TrendPage) };
  }),
});

const compareRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/compare",
  pendingComponent: Pending,
  component: lazyRouteComponent(async () => {
    const { ComparePage } = await import("#features/compare/compare-page.tsx");
    return { default: routed(ComparePage) };
  }),
});

const completenessRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/completeness",
  pendingComponent: Pending,
  component: lazyRouteComponent(async () => {
    const { CompletenessPage } = await import("#features/completeness/completeness-page.tsx");
    return { default: routed(CompletenessPage) };
  }),
});

const uploadRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/upload",
  pendingComponent: Pending,
  component: lazyRouteComponent(async () => {
    const { UploadPage } = await import("#features/upload/upload-page.tsx");
    return { default: routed(UploadPage) };
  }),
});

const catalogueRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/catalogue",
  pendingComponent: Pending,
  component: lazyRouteComponent(async () => {
    const { CataloguePage } = await import("#features/catalogue/catalogue-page.tsx");
    return { default: routed(CataloguePage) };
  }),
});

const policiesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/policies",
  pendingComponent: Pending,
  component: lazyRouteComponent(async () => {
    const { PoliciesPage } = await import("#features/policies/policies-page.tsx");
    return { default: routed(PoliciesPage) };
  }),
});

const historyRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/history",
  pendingComponent: Pending,
  component: lazyRouteComponent(async () => {
    const { HistoryPage } = await import("#features/history/history-page.tsx");
    return { default: routed(HistoryPage) };
  }),
});

const submissionsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/submissions",
  pendingComponent: Pending,
  component: lazyRouteComponent(async () => {
    const { SubmissionsPage } = await import("#features/submissions/submissions-page.tsx");
    return { default: routed(SubmissionsPage) };
  }),
});

const accountRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/account",
  pendingComponent: Pending,
  component: lazyRouteComponent(async () => {
    const { AccountPage } = await import("#features/account/account-page.tsx");
    return { default: () => <AccountPage onArrive={arrive} /> };
  }),
});

const accountsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/accounts",
  pendingComponent: Pending,
  component: lazyRouteComponent(async () => {
    const { AccountsPage } = await import("#features/accounts/accounts-page.tsx");
    return { default: AccountsPage };
  }),
});

const auditRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/audit",
  pendingComponent: Pending,
  component: lazyRouteComponent(async () => {
    const { AuditPage } = await import("#features/audit/audit-page.tsx");
    return { default: searched(AuditPage) };
  }),
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  pendingComponent: Pending,
  component: lazyRouteComponent(async () => {
    const { SignInPage } = await import("#features/sign-in/sign-in-page.tsx");
    return {
      default: () => {
        const { to, refused } = useLocation().search;
        return <SignInPage to={to} refused={refused} onArrive={arrive} />;
      },
    };
  }),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitation",
  pendingComponent: Pending,
  component: lazyRouteComponent(async () => {
    const { InvitationPage } = await import("#features/sign-in/invitation-page.tsx");
    return { default: () => <InvitationPage token={useLocation().hash} onArrive={arrive} /> };
  }),
});

const screenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/screen",
  pendingComponent: Pending,
  component: lazyRouteComponent(async () => {
    const { ScreenPage } = await import("#features/screen/screen-page.tsx");
    return { default: routed(ScreenPage) };
  }),
});

/** The views of the product; each keeps its whole state in the URL. */
export function createAppRouter() {
  return createRouter({
    routeTree: rootRoute.addChildren([
      frameRoute.addChildren([
        overviewRoute,
        trendRoute,
        compareRoute,
        completenessRoute,
        uploadRoute,
        submissionsRoute,
        policiesRoute,
        catalogueRoute,
        historyRoute,
        accountRoute,
        accountsRoute,
        auditRoute,
      ]),
      screenRoute,
      signInRoute,
      invitationRoute,
    ]),
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPreload: "intent",
    defaultErrorComponent: Failed,
    scrollRestoration: true,
  });
}

/** Pages for those who have not signed in. */
const DOORS: readonly string[] = ["/sign-in", "/invitation"];

/** Only whoever is signed in can have to do so again; the first view does not wait for it. */
const SignInAgain = lazy(async () => {
  const { SignInAgain: component } = await import("#features/sign-in/sign-in-again.tsx");
  return { default: component };
});

/** Everything below shows one edition: the current one, or the one the address names. */
function Root() {
  const { pathname, search, href } = useLocation();
  const session = useSession();
  const client = useQueryClient();
  const isShutOut = session?.may.includes("look") === false;
  useEffect(() => {
    if (isShutOut) forgetFigures(client);
  }, [client, isShutOut]);
  if (session && !session.may.includes("look") && !DOORS.includes(pathname))
    return <Navigate to="/sign-in" search={{ to: href }} replace={true} />;
  const { asof, region } = onlyText(search);
  const asOf = isAboutThePresent(pathname) ? undefined : asof;
  return (
    <ShownEditionProvider asOf={asOf} region={region}>
      <Outlet />
      {session?.account ? (
        <Suspense fallback={null}>
          <SignInAgain />
        </Suspense>
      ) : null}
    </ShownEditionProvider>
  );
}

function Pending() {
  return <Skeleton height="60vh" />;
}

/** A view that cannot be shown, most often because a newer version of the page was installed under an open one. */
function Failed() {
  return <FailedState {...describeError(null)} onRetry={() => window.location.reload()} />;
}

function NotFound() {
  const text = useFrameText();
  return (
    <Frame>
      <EmptyState title={text("notFound")} advice={text("notFoundAdvice")}>
        <a href="/">{text("overview")}</a>
      </EmptyState>
    </Frame>
  );
}
