import type { SerializeFrom } from "@remix-run/node";
import type { ReactNode } from "react";
import type { Home } from "~/models/home.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { QuestionList } from "./question-list";
import { SearchForm } from "./search-form";
import { LinkButton } from "./ui/button";

export function HomePage({ home }: { home: SerializeFrom<Home> }) {
  const { t, actor, community } = usePage();
  const products = community.products.filter((product) => !product.isArchived).slice(0, 8);
  const showcase = community.areas.find((area) => area.kind === "showcase");
  return (
    <div className="stack wide home">
      <section className="narrow">
        <h1>{t("forum:home.title")}</h1>
        <SearchForm isLarge placeholder={t("forum:home.placeholder")} />
        <p className="meta row">
          <span>{t("forum:home.count", { count: home.questionCount })}</span>
          {products.map((product) => (
            <a key={product.id} href={urls.questions({ product: product.slug })}>
              {product.name}
            </a>
          ))}
        </p>
      </section>
      <div className="doors">
        <Door
          title={t("forum:home.problem")}
          hint={t("forum:home.problem-hint")}
          href={urls.ask()}
          action={t("common:empty.ask")}
        >
          <QuestionList questions={home.recent} isShort />
        </Door>
        <Door
          title={t("forum:home.help")}
          hint={t(home.isWaitingMine ? "forum:home.help-mine" : "forum:home.help-hint")}
          href={urls.questions({ state: "unanswered" })}
          action={t("forum:home.all-unanswered")}
        >
          {home.waiting.length === 0 ? (
            <p className="meta">{t("forum:home.nothing-waits")}</p>
          ) : (
            <QuestionList questions={home.waiting} isShort />
          )}
        </Door>
        {home.queueCount !== null && actor ? (
          <Door
            title={t("forum:home.order")}
            hint={t("forum:home.order-hint", { count: home.queueCount })}
            href={urls.queue()}
            action={t("forum:home.open-queue")}
          />
        ) : (
          home.showcase.length > 0 &&
          showcase && (
            <Door
              title={t("forum:home.showcase")}
              hint={t("forum:home.showcase-hint")}
              href={urls.questions({ area: showcase.slug })}
              action={t("forum:home.showcase-all")}
            >
              <QuestionList questions={home.showcase} isShort />
            </Door>
          )
        )}
      </div>
    </div>
  );
}

function Door({
  title,
  hint,
  href,
  action,
  children,
}: {
  title: string;
  hint: string;
  href: string;
  action: string;
  children?: ReactNode;
}) {
  return (
    <section className="door">
      <h2>{title}</h2>
      <p className="meta">{hint}</p>
      {children && <div>{children}</div>}
      <LinkButton href={href}>{action}</LinkButton>
    </section>
  );
}
