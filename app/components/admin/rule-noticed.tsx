// What a rule saw lately without anything following: how a new one is tried out.
import type { SerializeFrom } from "@remix-run/node";
import { Mark } from "~/components/ui/mark";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { Noticed } from "~/models/case/rule-noticed.server";
import { useT } from "~/page-context";

export function RuleNoticed({ noticed }: { noticed: SerializeFrom<Noticed> }) {
  const t = useT();
  const { counted, marked, posts, days } = noticed;
  return (
    <section id="noticed" className="stack" aria-labelledby="noticed-title">
      <h2 id="noticed-title">{t("rules:noticed.heading")}</h2>
      <p>{t("rules:noticed.text", { counted, marked, days })}</p>
      {posts.length > 0 && (
        <ul className="bare">
          {posts.map(({ id, path, title, language, passage, rung, at }) => (
            <li key={id} className="row">
              <Mark>{t(`moderation:rung.${rung}`)}</Mark>
              <a href={path} {...writtenIn(language)}>
                {title}
              </a>
              {passage && <q {...writtenIn(language)}>{passage.slice(0, 120)}</q>}
              <span className="meta">
                <Time at={at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
