import { Time } from "~/components/ui/time";
import { useT } from "~/page-context";

export type OutboxPageProps = {
  mails: { id: number; recipient: string; subject: string; text: string; createdAt: string }[];
};

export function OutboxPage({ mails }: OutboxPageProps) {
  const t = useT();
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <h1>{t("account:outbox.title")}</h1>
        <p className="meta">{t("account:outbox.text")}</p>
      </header>
      {mails.length === 0 && <p>{t("account:outbox.empty")}</p>}
      {mails.map((mail) => (
        <section key={mail.id} className="sheet stack">
          <h2>{mail.subject}</h2>
          <p className="meta row">
            <span>{t("account:outbox.to", { recipient: mail.recipient })}</span>
            <Time at={mail.createdAt} />
          </p>
          <p className="lines">
            {mail.text
              .split(/(https?:\/\/\S+)/)
              .map((part, at) => (at % 2 === 1 ? <MailLink key={part} href={part} /> : part))}
          </p>
        </section>
      ))}
    </article>
  );
}

function MailLink({ href }: { href: string }) {
  return <a href={href}>{href}</a>;
}
