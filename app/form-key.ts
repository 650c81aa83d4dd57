// The key of a form: one form, one effect. It says when the form was written out, so that the rules know how long somebody took.
//
// Promises: unguessable, and as long as the forms' schema allows. The time in it can be forged, and then says nothing worse than a
// form without script: it is a weak sign that never holds a text by itself.

const RADIX = 36;

export function newFormKey(): string {
  return `${Date.now().toString(RADIX)}-${crypto.randomUUID()}`;
}

const TIMED = /^([0-9a-z]{8})-[0-9a-f]{8}-/u;

/** Seconds since the form was written out; null where its key does not say. */
export function formAgeSeconds(key: string): number | null {
  const time = TIMED.exec(key)?.[1];
  if (time === undefined) return null;
  const seconds = (Date.now() - Number.parseInt(time, RADIX)) / 1_000;
  return seconds >= 0 ? seconds : null;
}
