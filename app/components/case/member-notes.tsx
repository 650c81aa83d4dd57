// Moderators' notes on a member's record: what was noted, by whom and when; one's own can be changed and removed, and
// administrators remove any.
import type { SerializeFrom } from "@remix-run/node";
import { FIELD_LIMITS } from "#moderation/limits";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Time } from "~/components/ui/time";
import type { FormReply } from "~/forms/form";
import type { NoteLine } from "~/models/case/member-notes.server";
import { usePage } from "~/page-context";

type Props = { notes: SerializeFrom<NoteLine>[]; action: string; reply: FormReply | undefined };

export function MemberNotes({ notes, action, reply }: Props) {
  const { t } = usePage();
  return (
    <section className="stack" aria-labelledby="notes">
      <h2 id="notes">{t("admin:notes.title")}</h2>
      <p className="meta">{t("admin:notes.text")}</p>
      {notes.length > 0 && (
        <ul className="bare stack">
          {notes.map((note) => (
            <Note key={note.id} note={note} action={action} />
          ))}
        </ul>
      )}
      <form method="post" action={action} className="stack">
        <Field
          name="text"
          control="textarea"
          label={t("admin:notes.new")}
          reply={reply?.typed.do === "note" ? reply : undefined}
          rows={3}
          maxLength={FIELD_LIMITS.note.maximum}
          required
        />
        <div className="row">
          <Button name="do" value="note">
            {t("admin:notes.do")}
          </Button>
        </div>
      </form>
    </section>
  );
}

function Note({ note, action }: { note: Props["notes"][number]; action: string }) {
  const { t, actor } = usePage();
  return (
    <li className="stack" id={`note-${note.id}`}>
      <blockquote dir="auto" className="lines">
        {note.text}
      </blockquote>
      <p className="row meta">
        {note.byName && <bdi>{note.byName}</bdi>}
        <Time at={note.at} />
        {note.changedAt !== null && (
          <span>
            {t("admin:notes.changed")} <Time at={note.changedAt} />
          </span>
        )}
      </p>
      {note.authorId === actor?.id ? (
        <ChangeNote note={note} action={action} />
      ) : (
        note.mayRemove && <RemoveNote note={note} action={action} />
      )}
    </li>
  );
}

function RemoveNote({ note, action }: { note: Props["notes"][number]; action: string }) {
  const { t } = usePage();
  return (
    <form method="post" action={action}>
      <input type="hidden" name="id" value={note.id} />
      <Button name="do" value="remove-note" tone="quiet">
        {t("admin:notes.remove")}
      </Button>
    </form>
  );
}

function ChangeNote({ note, action }: { note: Props["notes"][number]; action: string }) {
  const { t } = usePage();
  return (
    <details>
      <summary>{t("admin:notes.change")}</summary>
      <form method="post" action={action} className="stack">
        <input type="hidden" name="id" value={note.id} />
        <Field
          name="text"
          id={`text-${note.id}`}
          control="textarea"
          label={t("admin:notes.change")}
          value={note.text}
          rows={3}
          maxLength={FIELD_LIMITS.note.maximum}
          required
        />
        <div className="row">
          <Button name="do" value="change-note">
            {t("common:action.save")}
          </Button>
          <Button name="do" value="remove-note" tone="quiet">
            {t("admin:notes.remove")}
          </Button>
        </div>
      </form>
    </details>
  );
}
