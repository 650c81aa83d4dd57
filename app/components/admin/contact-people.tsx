// Whom one turns to, a row per person: topic, name, how to reach them; the topic in other languages is folded away.
import { Field } from "~/components/ui/field";
import { MOST_PEOPLE } from "~/forms/contact";
import type { FormReply } from "~/forms/form";
import { INTERFACE_LANGUAGES, LANGUAGE_NAMES } from "~/i18n";
import { usePage, useT } from "~/page-context";
import type { ContactPerson } from "~/settings";

/** Empty rows offered beside the people who are there. */
const EMPTY_ROWS = 2;

export function usePeopleLabels(): Record<string, string> {
  const t = useT();
  const rows = Array.from({ length: MOST_PEOPLE }, (_, at) => [
    [`topic.${at}`, t("admin:contact.topic", { number: at + 1 })],
    [`person.${at}`, t("admin:contact.person", { number: at + 1 })],
    [`reach.${at}`, t("admin:contact.reach", { number: at + 1 })],
  ]);
  return Object.fromEntries(rows.flat());
}

export function ContactPeople({ reply }: { reply: FormReply | undefined }) {
  const { t, community } = usePage();
  const { people } = community.settings.contact;
  const rows = Math.min(MOST_PEOPLE, people.length + EMPTY_ROWS);
  return (
    <fieldset className="stack">
      <legend>{t("admin:contact.people")}</legend>
      <p className="hint">{t("admin:contact.people-hint")}</p>
      {Array.from({ length: rows }, (_, at) => at).map((at) => (
        <PersonRow key={at} at={at} person={people[at]} reply={reply} />
      ))}
    </fieldset>
  );
}

type PersonRowProps = { at: number; person: ContactPerson | undefined; reply: FormReply | undefined };

function PersonRow({ at, person, reply }: PersonRowProps) {
  const { t } = usePage();
  const number = at + 1;
  const field = (name: "topic" | "person" | "reach", value: string | undefined, maxLength: number) => (
    <Field
      name={`${name}.${at}`}
      label={t(`admin:contact.${name}`, { number })}
      value={value}
      reply={reply}
      maxLength={maxLength}
    />
  );
  return (
    <div className="stack">
      <div className="fields">
        {field("topic", person?.topic, 80)}
        {field("person", person?.name, 80)}
        {field("reach", person?.reach, 120)}
      </div>
      <details>
        <summary>{t("admin:contact.topics", { number })}</summary>
        <p className="hint">{t("admin:contact.topics-hint")}</p>
        <div className="fields">
          {INTERFACE_LANGUAGES.map((code) => (
            <Field
              key={code}
              name={`topic.${at}.${code}`}
              label={LANGUAGE_NAMES[code]}
              value={person?.topics?.[code]}
              reply={reply}
              maxLength={80}
              lang={code}
            />
          ))}
        </div>
      </details>
    </div>
  );
}
