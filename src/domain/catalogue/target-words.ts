import type { Names } from "#domain/terms/names.ts";
import { QUALIFIER_SIGNS } from "#domain/terms/qualifier.ts";
import type { TargetValue } from "./target.ts";

/** A target in words, numbers as they are kept: ≥25, 同比增长10%, 完成率100%. The unit is not said. */
export function sayTargetValue(value: TargetValue): Names {
  if (typeof value === "number") return both(String(value));
  switch (value.kind) {
    case "bound":
      return both(`${QUALIFIER_SIGNS[value.qualifier]}${value.value}`);
    case "relative": {
      const { by, change, qualifier } = value;
      if (change === 0 && qualifier === "exact") return { zh: "同比持平", en: "as last year" };
      const amount = `${QUALIFIER_SIGNS[qualifier]}${Math.abs(change)}`;
      const [more, less] = by === "percent" ? ["增长", "下降"] : ["增加", "减少"];
      return {
        zh: `同比${change < 0 ? less : more}${amount}${by === "percent" ? "%" : ""}`,
        en: `${change < 0 ? "down" : "up"} ${amount}${by === "percent" ? " %" : ""} on last year`,
      };
    }
    case "completion": {
      const percent = `${QUALIFIER_SIGNS[value.qualifier]}${value.percent}`;
      return { zh: `完成率${percent}%`, en: `${percent} % completed` };
    }
    case "words":
      return both(value.text);
  }
}

function both(text: string): Names {
  return { zh: text, en: text };
}
