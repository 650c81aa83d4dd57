// The queue with ten thousand open cases: what a moderator waits for on the list, on its tabs, and after each verdict.
import { sql } from "drizzle-orm";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { listCases } from "~/models/case/queue.server";
import { findNextCase, openQueue } from "~/models/case/queue-access.server";
import { countQueue } from "~/models/case/queue-order.server";
import { loadCommunity } from "~/models/community/community.server";
import { findUser } from "~/models/member/user.server";
import { median } from "./load";
import { ratio, report } from "./measures";

/** Held questions of many authors, each with a case and what detectors and members said about it. */
export async function growQueue(db: Db, count: number): Promise<void> {
  await db.execute(sql`
    with author as (
      insert into users (name, display_name, language) select 'queued-' || n, 'Queued ' || n, 'en' from generate_series(1, ${Math.ceil(count / 5)}::int) n
      returning id
    ), numbered as (select id, row_number() over (order by id) - 1 as n from author),
    blob as (
      insert into blobs (hash, encoding, bytes, size) values (sha256('queued'), 'plain', 'queued', 6) on conflict do nothing returning hash
    ), made as (
      insert into documents (kind, author_id, language, state)
      select 'question', a.id, 'en', 'held' from generate_series(0, ${count - 1}::int) g
      join numbered a on a.n = g / 5 returning id, author_id
    ), revision as (
      insert into revisions (document_id, number, author_id, blob, title) select id, 1, author_id, sha256('queued'), 'Queued ' || id from made
      returning id, document_id
    )
    select count(*) from revision`);
  await db.execute(sql`
    update documents d set latest_revision_id = v.id, published_revision_id = case when d.id % 3 = 0 then v.id end,
      state = case when d.id % 3 = 0 then 'published' else 'held' end
    from revisions v where v.document_id = d.id and v.title like 'Queued %'`);
  await db.execute(sql`
    insert into questions (id, title, area_id, language) select d.id, 'Queued ' || d.id, (select min(id) from areas), 'en'
    from documents d join revisions v on v.id = d.latest_revision_id where v.title like 'Queued %'`);
  await db.execute(sql`
    with opened as (
      insert into cases (document_id, opened_at) select q.id, now() - make_interval(mins => (q.id % 20000)::int) from questions q
      where q.title like 'Queued %' on conflict do nothing returning id, document_id
    )
    insert into signals (case_id, kind, code, rule, rule_version, revision_id)
    select o.id, case when d.state = 'held' then 'detector' else 'flag' end, 'bought-words', (array['spam', 'advertising', 'respect'])[1 + o.id % 3], 1, d.latest_revision_id
    from opened o join documents d on d.id = o.document_id, generate_series(1, 2) n`);
  await db.execute(sql`analyze`);
}

const CASES = 10_000;
const ROUNDS = 15;

/** What a moderator waits for, in milliseconds of this machine and beside counting the same cases with their signals once. */
export async function benchQueue(db: Db): Promise<void> {
  await growQueue(db, CASES);
  const [moderator] = await db.execute<{ id: number }>(
    sql`select id from users where role = 'moderator' order by id limit 1`,
  );
  const user = moderator ? await findUser(db, moderator.id) : null;
  if (!user) throw new Error("nobody moderates");
  const actor: Actor = { ...user, isSuspended: false, language: "en", joinedAt: user.createdAt };
  const officer = { actor, community: await loadCommunity(db) };
  const reader = await openQueue(db, officer);
  const once = await medianOf(() =>
    db.execute(
      sql`select count(*) from cases c join signals s on s.case_id = c.id where c.state <> 'decided' and s.settled_at is null`,
    ),
  );
  const acts: Record<string, () => Promise<unknown>> = {
    "the list": () => listCases(db, { reader, kind: null, after: null }),
    "counts on tabs": () => countQueue(db, reader),
    "the next case": () => findNextCase(db, officer, 0),
  };
  for (const [name, act] of Object.entries(acts)) {
    const milliseconds = await medianOf(act);
    report(`queue of 10,000: ${name}`, {
      ms: Math.round(milliseconds),
      "÷ counting them once": ratio(milliseconds, once),
    });
  }
}

async function medianOf(act: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await act();
    times.push(performance.now() - began);
  }
  return median(times);
}
