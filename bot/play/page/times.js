/** Moments in the reader's own zone and language. */
const clockFormat = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const dayFormat = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long" });
const yearFormat = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" });
const shortFormat = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const fullFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });
const relativeFormat = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

const at = (unix) => new Date(unix * 1000);
const sameDay = (a, b) => a.toDateString() === b.toDateString();

export const clock = (unix) => clockFormat.format(at(unix));
export const full = (unix) => fullFormat.format(at(unix));

/** "Today", "Yesterday", "17 November", with the year where it is another one. */
export function day(unix) {
  const date = at(unix);
  const now = new Date();
  if (sameDay(date, now)) return "Today";
  if (sameDay(date, new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return "Yesterday";
  return (date.getFullYear() === now.getFullYear() ? dayFormat : yearFormat).format(date);
}

/** The time of today's, the day of older ones: for a row in the list of chats. */
export function brief(unix) {
  return sameDay(at(unix), new Date()) ? clock(unix) : shortFormat.format(at(unix));
}

const UNITS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60]];

function relative(unix) {
  const seconds = unix - Date.now() / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return relativeFormat.format(Math.round(seconds / size), unit);
}

/** What a date_time entity shows: "r" relative, else any of w (weekday), d/D (date), t/T (time). */
export function moment(unix, format) {
  if (format.includes("r")) return relative(unix);
  const options = {};
  if (format.includes("w")) options.weekday = "long";
  if (format.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "2-digit" });
  if (format.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/t/i.test(format)) Object.assign(options, { hour: "numeric", minute: "2-digit" });
  if (format.includes("T")) options.second = "2-digit";
  return new Intl.DateTimeFormat(undefined, options).format(at(unix));
}
