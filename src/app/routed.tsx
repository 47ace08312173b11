import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { UnknownAsOfError } from "#client/as-of-error.ts";
import { describeError } from "#client/fetch.ts";
import { useCatalogue } from "#client/use-region.ts";
import { nameIn } from "#domain/terms/names.ts";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import type { PageProps, SearchState } from "#ui/page.ts";
import { EmptyState, FailedState, Skeleton } from "#ui/state.tsx";
import { DueReminder } from "./due-reminder.tsx";
import { useFrameText } from "./frame-text.ts";
import { SampleNotice } from "./sample-notice.tsx";

/** Ties a feature's page to the URL: the page knows its state and how to change it, not where it is kept. */
export function routed(Page: ComponentType<PageProps<SearchState>>) {
  return function RoutedPage() {
    const search: SearchState = useSearch({ strict: false });
    const navigate = useNavigate();
    const text = useFrameText();
    const language = useLanguage();
    const region = useShownRegion(search);
    const onSearch: PageProps<SearchState>["onSearch"] = (change) => {
      void navigate({ to: ".", search: (before: SearchState) => ({ ...before, ...change }), replace: true });
    };
    if (region.state === "failed") {
      const { title, advice } = describeError(region.error);
      if (region.error instanceof UnknownAsOfError)
        return (
          <EmptyState title={nameIn(title, language)} advice={nameIn(advice, language)}>
            <Link to="." keep search={{ asof: undefined }}>
              {text("asOfBack")}
            </Link>
          </EmptyState>
        );
      return <FailedState title={title} advice={advice} onRetry={region.retry} />;
    }
    if (region.state === "loading") return <Skeleton height="60vh" />;
    return (
      <>
        {search["asof"] === undefined ? <DueReminder region={region.code} /> : null}
        <SampleNotice region={region.code} />
        <Page region={region.code} search={search} onSearch={onSearch} />
      </>
    );
  };
}

type ShownRegion =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly error: unknown; retry(): void }
  | { readonly state: "ready"; readonly code: string };

/** The region in the URL where the catalogue knows it, else its default. */
export function useShownRegion(search: SearchState): ShownRegion {
  const catalogue = useCatalogue();
  if (catalogue.state !== "ready") return catalogue;
  const regions = catalogue.value.organizations.filter(({ kind }) => kind === "region");
  const asked = regions.find(({ code }) => code === search["region"]);
  return { state: "ready", code: asked?.code ?? catalogue.value.defaultRegion ?? "" };
}
