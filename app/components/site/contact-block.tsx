import { usePage, useT } from "~/page-context";
import type { ContactPerson, Settings } from "~/settings";

type Contact = Settings["contact"];

/** How to reach the company: address, phone, e-mail, hours, and a person per topic. Only what was filled in is shown. */
export function ContactBlock({ contact }: { contact: Contact }) {
  const t = useT();
  const { company, address, phone, email, hours, people } = contact;
  if (!company && !address && !phone && !email && people.length === 0) return null;
  return (
    <section className="contact" aria-label={t("common:footer.contact")}>
      <address>
        {company && <strong>{company}</strong>}
        {address && <span className="lines">{address}</span>}
      </address>
      {(phone || email || hours) && (
        <dl className="facts">
          {phone && <Fact name={t("common:footer.phone")} text={phone} href={telephone(phone)} />}
          {email && <Fact name={t("common:footer.email")} text={email} href={`mailto:${email}`} />}
          {hours && <Fact name={t("common:footer.hours")} text={hours} />}
        </dl>
      )}
      {people.length > 0 && <People people={people} />}
    </section>
  );
}

function People({ people }: { people: Contact["people"] }) {
  const { t, language } = usePage();
  return (
    <div>
      <p>
        <strong>{t("common:footer.people")}</strong>
      </p>
      <ul className="bare">
        {people.slice(0, 12).map((person) => (
          <li key={`${person.topic} ${person.name}`}>
            {topicOf(person, language) && `${topicOf(person, language)}: `}
            <bdi>{person.name}</bdi>
            {person.reach && ", "}
            {person.reach && <Reach text={person.reach} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What somebody is asked about, in the reader's language where it was said in it. */
export function topicOf({ topic, topics = {} }: ContactPerson, language: string): string {
  return topics[language] ?? topic;
}

function Fact({ name, text, href }: { name: string; text: string; href?: string | null }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="lines">{href ? <a href={href}>{text}</a> : text}</dd>
    </>
  );
}

/** Phone number or mail address, whichever it looks like. */
export function Reach({ text }: { text: string }) {
  const href = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? `mailto:${text}` : telephone(text);
  return href ? <a href={href}>{text}</a> : text;
}

function telephone(text: string): string | null {
  const digits = text.replace(/\(0\)/g, "").replace(/[^\d+]/g, "");
  return /^\+?\d{4,17}$/.test(digits) && /^[\d\s()+/.–-]+$/.test(text) ? `tel:${digits}` : null;
}
