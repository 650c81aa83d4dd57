// Beside the steps of a rule: what reaches them. Its examples always; posts of the last 90 days when they are asked for.

import { LinkButton } from "~/components/ui/button";
import { Mark } from "~/components/ui/mark";
import { writtenIn } from "~/languages/written-in";
import type { Reach } from "~/models/rule/reach.server";
import { officeUrls } from "~/office-urls";
import { type usePage, useT } from "~/page-context";
import { sureWords } from "./sure-words";

type Translate = ReturnType<typeof usePage>["t"];

/** Under one step: how many examples and posts it catches as it is. */
export function reachWords(t: Translate, { examples, posts }: Reach, threshold: number | null): string {
  if (threshold === null) return t("decisions:reach.never");
  const reached = (isBad: boolean) => examples.filter((one) => one.isBad === isBad && one.strength >= threshold).length;
  const total = (isBad: boolean) => examples.filter((one) => one.isBad === isBad).length;
  const words = t("decisions:reach.examples", {
    bad: reached(true),
    badTotal: total(true),
    good: reached(false),
    goodTotal: total(false),
  });
  if (!posts) return words;
  const count = posts.strengths.filter((strength) => strength >= threshold).length;
  return `${words} ${t("decisions:reach.posts", { count, total: posts.lookedAt })}`;
}

export function RuleReach({ reach, ruleKey }: { reach: Reach; ruleKey: string }) {
  const t = useT();
  const { examples, posts } = reach;
  return (
    <section id="reach" className="stack" aria-labelledby="reach-title">
      <h3 id="reach-title">{t("decisions:reach.title")}</h3>
      <p className="hint">{t("decisions:reach.intro")}</p>
      <ul className="bare">
        {examples.map(({ text, isBad, strength, language }) => (
          <li key={`${language} ${text}`} className="row">
            <Mark tone={isBad ? "bad" : "good"}>{t(isBad ? "admin:rules.bad" : "admin:rules.good")}</Mark>
            <strong>{sureWords(t, strength)}</strong>
            <span {...writtenIn(language)}>{text}</span>
          </li>
        ))}
      </ul>
      {posts ? (
        <ReachedPosts posts={posts} />
      ) : (
        <p>
          <LinkButton href={officeUrls.ruleReach(ruleKey)}>{t("decisions:reach.look")}</LinkButton>
        </p>
      )}
    </section>
  );
}

function ReachedPosts({ posts }: { posts: NonNullable<Reach["posts"]> }) {
  const t = useT();
  const { lookedAt, days, strengths, strongest } = posts;
  return (
    <>
      <p>{t("decisions:reach.looked", { total: lookedAt, days, count: strengths.length })}</p>
      <ul className="bare">
        {strongest.map(({ id, path, title, language, strength, passage }) => (
          <li key={id} className="row">
            <strong>{sureWords(t, strength)}</strong>
            <a href={path} {...writtenIn(language)}>
              {title}
            </a>
            {passage && <q {...writtenIn(language)}>{passage.slice(0, 120)}</q>}
          </li>
        ))}
      </ul>
    </>
  );
}
