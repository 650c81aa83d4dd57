// Moments between PostgreSQL and the product. Columns of the type timestamptz arrive as Date: the door (db.server) reads
// them here, by the type of the column and not by the look of a text.
//
// A Date has milliseconds, PostgreSQL microseconds. What must not lose any is compared in SQL, counted in microseconds
// (models/cursor) or carried as text (ExactMoment); what is inside of JSON has no type and is read by `momentInJson`.

/** To the microsecond, as `column::text` writes it: for what is written back unchanged. */
export type ExactMoment = string;

/** "2026-11-29T22:19:58.123456+00:00": a moment that json_build_object, json_agg or to_json wrote. */
export type JsonMoment = string;

/** What json_agg makes of a row: its moments are texts. */
export type InJson<T> = {
  [K in keyof T]: T[K] extends Date ? JsonMoment : T[K] extends Date | null ? JsonMoment | null : T[K];
};

/** PostgreSQL's "infinity" and "-infinity": the last and the first moment a Date can be. */
const LAST_MS = 8.64e15;
const WRITTEN =
  /^(\d{4,6})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?([+-]\d\d)(?::?(\d\d))?(?::?(\d\d))?( BC)?$/;

/** Also "44-03-15 BC", the year 12026 and zones of old times. Beyond what a Date can be: its first or last moment. */
export function readMoment(text: string): Date {
  if (text === "infinity") return new Date(LAST_MS);
  if (text === "-infinity") return new Date(-LAST_MS);
  const parts = WRITTEN.exec(text);
  if (!parts) throw new Error(`"${text}" is not a moment as PostgreSQL writes it`);
  const [, year, month, day, hour, minute, second, fraction = "", zone = "", zoneMinute, zoneSecond, isBefore] = parts;
  const moment = new Date(0);
  moment.setUTCFullYear(isBefore ? 1 - Number(year) : Number(year), Number(month) - 1, Number(day));
  moment.setUTCHours(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, "0").slice(0, 3)));
  const offset = Math.abs(Number(zone)) * 3600 + Number(zoneMinute ?? 0) * 60 + Number(zoneSecond ?? 0);
  const at = moment.getTime() - (zone.startsWith("-") ? -offset : offset) * 1000;
  return new Date(Number.isNaN(at) ? (isBefore ? -LAST_MS : LAST_MS) : at);
}

/** What is in JSON, or null. */
export function momentInJson(written: JsonMoment): Date;
export function momentInJson(written: JsonMoment | null): Date | null;
export function momentInJson(written: JsonMoment | null): Date | null {
  return written === null ? null : readMoment(written);
}

/** A moment as a parameter of a statement; texts go as they are. */
export function writeMoment(moment: unknown): unknown {
  if (!(moment instanceof Date)) return moment;
  if (moment.getTime() === LAST_MS) return "infinity";
  if (moment.getTime() === -LAST_MS) return "-infinity";
  return moment.toISOString();
}
