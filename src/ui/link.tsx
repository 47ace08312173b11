import { Link as RouterLink } from "@tanstack/react-router";
import type { ReactNode } from "react";

type Props = {
  readonly to: string;
  /** Search parameters of the target; an absent one is not carried over. */
  readonly search?: Readonly<Record<string, string | undefined>>;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** A link to another view. Features know one another by address only. */
export function Link({ to, search = {}, className, children }: Props) {
  return (
    <RouterLink to={to} search={{ ...search }} {...(className === undefined ? {} : { className })}>
      {children}
    </RouterLink>
  );
}
