/** The day of an instant (ISO, UTC) where the reader is, as ISO date: reports are due by the end of a day there. */
export function localDay(instant: string): string {
  const date = new Date(instant);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
