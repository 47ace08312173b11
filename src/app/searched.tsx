import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ComponentType } from "react";
import type { PageProps, SearchState } from "#ui/page.ts";

type Searched = Pick<PageProps<SearchState>, "search" | "onSearch">;

/** Ties a page that is about no region to the URL. */
export function searched(Page: ComponentType<Searched>) {
  return function SearchedPage() {
    const search: SearchState = useSearch({ strict: false });
    const navigate = useNavigate();
    const onSearch: Searched["onSearch"] = (change) => {
      void navigate({ to: ".", search: (before: SearchState) => ({ ...before, ...change }), replace: true });
    };
    return <Page search={search} onSearch={onSearch} />;
  };
}
