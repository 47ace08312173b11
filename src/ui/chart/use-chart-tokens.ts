import { type ChartTokens, chartTokens } from "#charts/tokens.ts";
import { useColorScheme } from "#ui/color-scheme.ts";

/** The charts' look on the ground the page stands on now. */
export function useChartTokens(): ChartTokens {
  const { shown } = useColorScheme();
  return chartTokens(shown);
}
