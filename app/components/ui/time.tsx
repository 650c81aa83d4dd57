import { usePage } from "~/page-context";
import { dateWords, exactWords, type Moment, relativeWords } from "~/relative-time";

export type TimeProps = {
  at: Moment;
  /** `relative` (default) "3 days ago", `date` "12 November", `exact` with the hour. */
  show?: "relative" | "date" | "exact";
};

/** A moment in the reader's words and zone; guests read UTC until the script knows better. */
export function Time({ at, show = "relative" }: TimeProps) {
  const { actor, language } = usePage();
  const zone = actor?.timeZone ?? "UTC";
  const moment = new Date(at);
  const now = new Date();
  const exact = exactWords(moment, language, zone);
  const words = show === "exact" ? exact : (show === "date" ? dateWords : relativeWords)(moment, now, language, zone);
  return (
    <time dateTime={moment.toISOString()} title={exact} data-show={show}>
      {words}
    </time>
  );
}
