import { isAdmin } from "#moderation/permissions/permission";
import { QuestionList } from "~/components/question/list";
import { SearchForm } from "~/components/search/form";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { Door } from "./door";
import type { HomeData } from "./home-data";
import { HomeOfficial, HomePages } from "./home-guides";

/** More are on a page of their own, where they are found by typing. */
const MOST_PRODUCTS = 8;

export function HomePage({ home }: { home: HomeData }) {
  const { t, community } = usePage();
  const products = community.products.filter((product) => !product.isArchived);
  return (
    <div className="stack wide home">
      <section className="narrow">
        <h1>{t("forum:home.title")}</h1>
        <SearchForm isLarge placeholder={t("forum:home.placeholder")} />
        <p className="meta row">
          <span>{t("forum:home.count", { count: home.questionCount })}</span>
          {products.slice(0, MOST_PRODUCTS).map((product) => (
            <a key={product.id} href={urls.questions({ product: product.slug })}>
              {product.name}
            </a>
          ))}
          {products.length > MOST_PRODUCTS && (
            <a href={urls.products()}>{t("forum:products.all", { count: products.length })}</a>
          )}
        </p>
        {home.questionCount === 0 && <FirstSteps />}
      </section>
      <div className="doors">
        <Door
          title={t("forum:home.problem")}
          hint={t("forum:home.problem-hint")}
          href={urls.ask()}
          action={t("common:empty.ask")}
        >
          <QuestionList questions={home.recent} isShort hasByline />
        </Door>
        <Helping home={home} />
        {home.queue && <Keeping queue={home.queue} />}
        <HomeOfficial entries={home.official} />
        <HomePages pages={home.pages} />
        <Showcase home={home} />
      </div>
    </div>
  );
}

/** Whoever set the community up comes here next, to an empty page. */
function FirstSteps() {
  const { t, actor } = usePage();
  if (!isAdmin(actor)) return null;
  return (
    <Notice title={t("forum:home.first-steps")}>
      <p>{t("forum:home.first-steps-text")}</p>
      <p>
        <a href={officeUrls.admin()}>{t("forum:home.first-steps-do")}</a>
      </p>
    </Notice>
  );
}

function Helping({ home }: { home: HomeData }) {
  const { t } = usePage();
  return (
    <Door
      title={t("forum:home.help")}
      hint={t(
        home.isWaitingMine
          ? "forum:home.help-mine"
          : home.isWaitingOld
            ? "forum:home.help-old"
            : "forum:home.help-hint",
      )}
      href={urls.questions({ state: "unanswered", ...(home.isWaitingMine ? { mine: "1" } : {}) })}
      action={t("forum:home.all-unanswered")}
    >
      {home.waiting.length === 0 ? (
        <p className="meta">{t(home.questionCount === 0 ? "forum:home.nobody-asked" : "forum:home.nothing-waits")}</p>
      ) : (
        <QuestionList questions={home.waiting} isShort hasByline />
      )}
    </Door>
  );
}

function Keeping({ queue }: { queue: NonNullable<HomeData["queue"]> }) {
  const { t } = usePage();
  return (
    <Door
      title={t("forum:home.order")}
      hint={
        <>
          {t("forum:home.order-hint", { count: queue.count })}{" "}
          {queue.oldestAt && (
            <>
              {t("forum:home.oldest")} <Time at={queue.oldestAt} />
            </>
          )}
        </>
      }
      href={urls.queue()}
      action={t("forum:home.open-queue")}
    >
      {queue.doors.map(({ kind, count }) => (
        <article className="question-row" key={kind} data-row>
          <p className={kind === "held" || kind === "appeal" ? "count waits" : "count"}>{count}</p>
          <h3 className="title">
            <a href={officeUrls.queueOf(kind)}>{t(`forum:home.queue.${kind}`, { count })}</a>
          </h3>
        </article>
      ))}
    </Door>
  );
}

function Showcase({ home }: { home: HomeData }) {
  const { t, community } = usePage();
  const area = community.areas.find((one) => one.kind === "showcase");
  if (!area || home.showcase.length === 0) return null;
  return (
    <Door
      title={t("forum:home.showcase")}
      hint={t("forum:home.showcase-hint")}
      href={urls.questions({ area: area.slug })}
      action={t("forum:home.showcase-all")}
    >
      <QuestionList questions={home.showcase} isShort counts="votes" />
    </Door>
  );
}
