import { useQuery } from "@tanstack/react-query";
import { describeError } from "#client/fetch.ts";
import { sourceRowQuery } from "#client/queries.ts";
import { FailedState, Skeleton } from "#ui/state.tsx";
import { SourceGrid } from "./source-grid.tsx";
import { useSourceText } from "./source-text.ts";

type Props = { readonly digest: string; readonly sheet: string; readonly cell: string; readonly fileName: string };

/** The row of the file that a figure was read in, as it is written there. */
export function OriginalRow({ digest, sheet, cell, fileName }: Props) {
  const text = useSourceText();
  const query = useQuery(sourceRowQuery(digest, sheet, cell));
  if (query.isError) return <FailedState {...describeError(query.error)} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton height={150} />;
  const place = [fileName, sheet, cell].filter((part) => part !== "").join(" › ");
  return <SourceGrid source={query.data} name={`${text("original")}:${place}`} />;
}
