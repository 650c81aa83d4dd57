import { usePage } from "~/page-context";
import { dateWords, exactWords, type Moment, relativeWords, saidWords } from "~/relative-time";

export type TimeProps = {
  at: Moment;
  /** `relative` (default) "3 days ago", `said` the same after a verb, `date` "12 November", `exact` with the hour. */
  show?: "relative" | "said" | "date" | "exact";
};

const WORDS = {
  relative: relativeWords,
  said: saidWords,
  date: dateWords,
  exact: (at: Date, _now: Date, language: string, zone: string) => exactWords(at, language, zone),
};

/** A moment in the reader's words and zone; guests read UTC until the script knows better. */
export function Time({ at, show = "relative" }: TimeProps) {
  const { actor, language, now = new Date() } = usePage();
  const zone = actor?.timeZone ?? "UTC";
  const moment = new Date(at);
  return (
    <time dateTime={moment.toISOString()} title={exactWords(moment, language, zone)} data-show={show}>
      {WORDS[show](moment, now, language, zone)}
    </time>
  );
}
