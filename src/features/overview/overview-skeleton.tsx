import { Skeleton } from "#ui/state.tsx";
import classes from "./overview.module.css";

const CARDS = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;

/** The overview's room before its data is there. */
export function OverviewSkeleton() {
  return (
    <>
      <div className={classes["head"]}>
        <Skeleton height={58} />
      </div>
      <div className={classes["cards"]}>
        {CARDS.map((card) => (
          <Skeleton key={card} height={290} />
        ))}
      </div>
    </>
  );
}
