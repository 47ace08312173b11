import type { Draw } from "./draw.ts";
import type { Axis } from "./layout.ts";
import type { Spec } from "./spec.ts";

/**
 * One thing that people who make tables do. Two of the same `about` exclude each other.
 *
 * `change` gives what the habit changes, or `null` where it does not go with the layout or what was changed before.
 */
export type Habit = {
  readonly name: string;
  readonly about: string;
  readonly change: (spec: Spec, draw: Draw) => Partial<Spec> | null;
};

export const inHeader = ({ layout }: Spec, axis: Axis) => layout.header.includes(axis);
export const inRows = ({ layout }: Spec, axis: Axis) => layout.rows.includes(axis);
