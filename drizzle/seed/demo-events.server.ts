// What happened, for profiles, recent changes and the members whom it concerns.
import { sql } from "drizzle-orm";
import { env } from "~/env.server";
import { tellWaitingEvents } from "~/models/notification/telling.server";
import type { PlannedPage } from "./demo-pages.server";
import type { PlannedText } from "./demo-plan";
import type { WrittenText } from "./demo-texts.server";
import { at, need, rows, secondsAgo, TOLD_AFTER_DAYS, type World } from "./demo-world.server";
import type { DaysAgo, DemoQuestion } from "./story";

/** What is older has been read. */
const READ_AFTER_DAYS = 2;

type Happening = { actor: number; verb: string; subject: number | undefined; details?: object; secs: number };

export async function seedEvents(
  world: World,
  {
    questions,
    pages,
    texts,
  }: { questions: readonly DemoQuestion[]; pages: readonly PlannedPage[]; texts: Map<PlannedText, WrittenText> },
): Promise<void> {
  const happenings = [
    ...postEvents(world, [...texts.values()]),
    ...pages.flatMap((page) => pageEvents(world, page, texts.get(page.plan))),
    ...questions.flatMap((question) => careEvents(world, question)),
  ];
  await world.db.execute(sql`
    insert into events (actor_id, verb, subject_id, details, at, told_at)
    select x.actor, x.verb, x.subject, x.details, ${at}, case when x.secs > ${secondsAgo(TOLD_AFTER_DAYS)} then ${at} end
    from ${rows(happenings, "actor bigint, verb text, subject bigint, details jsonb, secs float8")} order by x.secs desc`);
}

function postEvents({ users }: World, texts: readonly WrittenText[]): Happening[] {
  const verbs = { question: "asked", answer: "answered", comment: "commented" } as const;
  return texts.flatMap(({ kind, isHeld, versions, id }) =>
    kind === "page" || isHeld
      ? []
      : versions.map((version, place) => ({
          actor: need(users, version.by),
          verb: place === 0 ? verbs[kind] : "edited",
          subject: id,
          secs: secondsAgo(version.ago),
        })),
  );
}

function pageEvents({ users }: World, { story, plan }: PlannedPage, text: WrittenText | undefined): Happening[] {
  return plan.versions.map((version, place) => {
    const before = plan.versions[place - 1];
    const back = place > 0 ? story.edits[place - 1]?.back : undefined;
    const isRenamed = before !== undefined && before.title !== version.title;
    return {
      actor: need(users, version.by),
      verb: !before ? "page-created" : back ? "page-reverted" : isRenamed ? "page-renamed" : "page-edited",
      subject: text?.id,
      details: {
        revisionId: text?.revisionIds[place],
        ...(before ? { isMinor: version.isMinor } : {}),
        ...(isRenamed ? { from: before.title, to: version.title } : {}),
        ...(back ? { to: back } : {}),
      },
      secs: secondsAgo(version.ago),
    };
  });
}

function careEvents({ users, documents }: World, { key, closed, answers = [] }: DemoQuestion): Happening[] {
  const subject = need(documents, key);
  const happening = (by: string, verb: string, ago: DaysAgo) => ({
    actor: need(users, by),
    verb,
    subject,
    secs: secondsAgo(ago),
  });
  return [
    ...(closed ? [happening(closed.by, closed.canonical ? "marked-duplicate" : "closed", closed.ago)] : []),
    ...answers.flatMap(({ key: own, acceptedBy, acceptedAgo, ago }) =>
      acceptedBy && own
        ? [{ ...happening(acceptedBy, "accepted", acceptedAgo ?? ago), subject: need(documents, own) }]
        : [],
    ),
  ];
}

/** Tells those whom the last days concern, without any mail: the addresses are made up. */
export async function tellAll({ db }: World): Promise<void> {
  await tellWaitingEvents(db, { ...env(), SMTP_URL: null, NODE_ENV: "production" });
  await db.execute(sql`
    update notifications n set created_at = e.at, digest_after = null,
      read_at = case when e.at < now() - make_interval(days => ${READ_AFTER_DAYS}) then e.at + interval '5 hours' end
    from events e where e.id = n.event_id`);
}
