import { Link as RouterLink } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { carriedState } from "./carried-state.ts";
import type { SearchState } from "./page.ts";

type Props = {
  readonly to: string;
  /** State of the target view; but for the revision one looks at, nothing is carried over unless `keep` is set. */
  readonly search?: SearchState;
  /** Keeps the state of the view one is in, and changes only what `search` names. */
  readonly keep?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** A link to another view, or to another state of this one (`to="."`). Features know one another by address only. */
export function Link({ to, search = {}, keep = false, className, children }: Props) {
  return (
    <RouterLink
      to={to}
      search={(before: SearchState) => ({ ...(keep ? before : carriedState(to, before)), ...search })}
      resetScroll={!keep}
      {...(className === undefined ? {} : { className })}
    >
      {children}
    </RouterLink>
  );
}
