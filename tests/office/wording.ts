import type { Column, Content } from "./content.ts";
import type { Draw } from "./draw.ts";
import type { Combination } from "./level.ts";
import type { Reporter } from "./organization.ts";
import { titlePeriod } from "./period.ts";
import type { Spec } from "./spec.ts";

/** The name of an indicator with what the table says beside it. */
export function indicatorText(spec: Spec, indicator: Column | undefined, content: Content): string {
  if (!indicator) throw new Error("no indicator");
  const at = content.indicators.indexOf(indicator);
  const number = spec.headings === "numbered" ? `${at + 1}.` : "";
  return `${number}${indicator.name}${unitBehind(spec, indicator)}`;
}

export function unitBehind({ unitAt }: Spec, { unit }: Column): string {
  if (unitAt === "heading") return `（${unit.text}）`;
  return unitAt === "heading-narrow" ? `(${unit.text})` : "";
}

export function organizationText(
  spec: Spec,
  organization: Reporter | undefined,
  content: Content,
  at: number,
  place: string,
): string {
  if (!organization) throw new Error("no organization");
  if (spec.ofWhich && place === "rows") {
    if (organization.isRegion) return "全市";
    return `${at === 1 ? "其中：" : "　　　"}${spec.names === "short" ? organization.short : organization.name}`;
  }
  const { name, short } = organization;
  switch (spec.names) {
    case "full":
      return name;
    case "short":
      return short;
    case "blank-inside":
      return `${name.slice(0, 2)}${at % 2 === 0 ? " " : "　"}${name.slice(2)}`;
    case "blank-around":
      return ` ${name}　`;
    case "numbered":
      return place === "rows" ? `${content.organizations.indexOf(organization) + 1}.${name}` : name;
  }
}

/** Headings as people break and stretch them. */
export function headingText({ headings }: Spec, text: string, draw: Draw): string {
  if (headings === "break" && text.length > 4) {
    const unit = /[（(][^（()）]*[）)]$/.exec(text);
    if (unit) return `${text.slice(0, unit.index)}\n${unit[0]}`;
    const at = draw.int(2, text.length - 2);
    return /[0-9０-９]/.test(text) ? text : `${text.slice(0, at)}\n${text.slice(at)}`;
  }
  if (headings === "blanks" && text.length === 2) return `${text[0]}${draw.pick(["  ", "　"])}${text[1]}`;
  return text;
}

/** The line above a table: what it has, of whom and when, where the table itself does not say. */
export function titleText(spec: Spec, of: Combination, content: Content): string {
  const { indicator, organization, period } = of;
  const who = organization ? organization.name : content.region.name;
  const first = content.periods[0];
  const year =
    spec.yearAt === "title" && !period
      ? `${first?.year}年`
      : spec.yearAt === "title-month" && first
        ? titlePeriod(first)
        : "";
  const hasYear = spec.yearAt === "period" || spec.yearAt === "title";
  const when = period && spec.periodLine === "title" ? titlePeriod(period, hasYear) : year;
  const what = indicator
    ? `${indicator.name}情况`
    : organization && !organization.isRegion
      ? "主要指标"
      : "科创平台主要指标";
  const each = organization || !indicator ? "" : "各平台";
  return `${who}${when}${each}${what}${indicator ? unitBehind(spec, indicator) : ""}`;
}
