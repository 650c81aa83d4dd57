import { Notice } from "~/components/ui/notice";
import { findMessage } from "~/i18n";
import { usePage } from "~/page-context";

/** Only keys of this shape are shown: the cookie is the visitor's, and other messages want values. */
const NOTICE_KEY = /^[a-z]+:notice\.[a-z0-9.-]{1,60}$/;

/** What the last act did, once, after its redirect. */
export function VisitNotice() {
  const { notice, t } = usePage();
  if (notice === null) return null;
  const key = notice.includes(":") ? notice : `common:${notice}`;
  const words = NOTICE_KEY.test(key) ? findMessage(t, key) : null;
  if (words === null) return null;
  return (
    <div className="visit-notice">
      <Notice role="status" tone={/held|wait/.test(key) ? "wait" : "good"}>
        <p>{words}</p>
      </Notice>
    </div>
  );
}
