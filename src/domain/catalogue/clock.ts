import type { Language } from "#domain/terms/names.ts";
import { type Organization, regionOf } from "./organization.ts";

/**
 * The one clock: the only place where an instant becomes a day or a time, always in a zone that is named and never in
 * that of the server or the browser. Zones are names of the IANA time zone database (Asia/Shanghai).
 */
export const DEFAULT_TIME_ZONE = "Asia/Shanghai";

/** Whether this runtime knows the zone by that name; an offset (+08:00) is no name. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** The zone of a region: its own, else the default. */
export function zoneOf(region: Pick<Organization, "timeZone"> | undefined): string {
  return region?.timeZone ?? DEFAULT_TIME_ZONE;
}

/** The zone of the region in which an organization stands; the default for an unknown one. */
export function zoneIn(organizations: readonly Organization[], code: string): string {
  const organization = organizations.find((each) => each.code === code);
  return zoneOf(organization && organizations.find((each) => each.code === regionOf(organization)));
}

/** The zone of what belongs to no region (accounts, the audit log, tokens): that of the region shown first. */
export function installationZone(organizations: readonly Organization[], defaultRegion: string | null): string {
  return zoneIn(organizations, defaultRegion ?? "");
}

/** A date, an ISO text, or milliseconds. */
type Instant = Date | string | number;

/** The day of an instant in a zone, as ISO date. */
export function dayIn(instant: Instant, zone: string): string {
  const { year = "", month = "", day = "" } = partsOf(new Date(instant), zone);
  return `${year.padStart(4, "0")}-${month}-${day}`;
}

/** The time of day of an instant in a zone to the second, in 24 hours: 14:05:09. */
function timeIn(instant: Date, zone: string): string {
  const { hour = "", minute = "", second = "" } = partsOf(instant, zone);
  return `${hour}:${minute}:${second}`;
}

const MINUTE_MS = 60_000;
/** No zone is further from Greenwich: +14:00 in the east, -12:00 in the west, with room for what was and may be. */
const FURTHEST_MINUTES = 16 * 60;

/** The instant, to the minute, at which an ISO day begins in a zone; where clocks skip midnight, the first that is of it. */
export function startOfDay(day: string, zone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let [before, after] = [-FURTHEST_MINUTES, FURTHEST_MINUTES];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayIn(new Date(midnight + middle * MINUTE_MS), zone) < day) before = middle;
    else after = middle;
  }
  return new Date(midnight + after * MINUTE_MS);
}

/** The ISO day after an ISO day. */
export function dayAfter(day: string): string {
  return dayIn(new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000), "UTC");
}

/**
 * An instant (ISO, UTC) as the clocks of a zone show it: 2024年9月6日 14:05. Where they differ from Beijing time by then,
 * by how much they differ from Greenwich: 2024年9月6日 02:05 UTC-4. A text that is no instant stays as it is.
 */
export function formatInstant(instant: string, zone: string, language: Language): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return marked(formatter(language, dateTimeOptions(language), zone).format(date), date, zone);
}

/** As `formatInstant`, with the offset in any zone: for what is taken away or read on another machine's console. */
export function formatInstantAbroad(instant: string, zone: string, language: Language): string {
  const date = new Date(instant);
  return `${formatter(language, dateTimeOptions(language), zone).format(date)} ${offsetIn(date, zone)}`;
}

/** An instant to the second, to sort by and to compute with: 2024-09-06 14:05:09 UTC+8. */
export function stampIn(instant: string, zone: string): string {
  const date = new Date(instant);
  return `${dayIn(date, zone)} ${timeIn(date, zone)} ${offsetIn(date, zone)}`;
}

/** The time of day of an instant, as the clocks of a zone show it: 14:05, marked as `formatInstant` does. */
export function formatTime(instant: Instant, zone: string, language: Language): string {
  const date = new Date(instant);
  return marked(formatter(language, { hour: "2-digit", minute: "2-digit" }, zone).format(date), date, zone);
}

function marked(text: string, date: Date, zone: string): string {
  const offset = offsetIn(date, zone);
  return offset === offsetIn(date, DEFAULT_TIME_ZONE) ? text : `${text} ${offset}`;
}

/** What a zone's clocks differ from Greenwich by at an instant: UTC+8, UTC-4, UTC+5:30, UTC. */
function offsetIn(date: Date, zone: string): string {
  // Reckoned, not asked for: browsers write Greenwich itself in different ways.
  const wall = Date.parse(`${dayIn(date, zone)}T${timeIn(date, zone)}Z`);
  const minutes = Math.round((wall - date.getTime()) / MINUTE_MS);
  if (minutes === 0) return "UTC";
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? "-" : "+"}${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
}

function dateTimeOptions(language: Language): Intl.DateTimeFormatOptions {
  return { dateStyle: language === "en" ? "medium" : "long", timeStyle: "short" };
}

const PARTS: Intl.DateTimeFormatOptions = {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
};

function partsOf(date: Date, zone: string): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const parts = formatter("en-u-ca-gregory-nu-latn", PARTS, zone).formatToParts(date);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than using it a hundred times. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formatters.set(key, made);
  return made;
}
