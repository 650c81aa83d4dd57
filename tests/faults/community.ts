// People and questions for the fault tests, made in the database directly: what is tried is what happens afterwards.

import { createHash, randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "~/database/db.server";
import { slugOf } from "~/urls";
import { advice } from "../support/advice";
import { type Answer, Client } from "../support/http-client";

const MOST_ATTEMPTS = 60;

export type Person = { id: number; name: string; client: Client };

type Sql = Connection["sql"];

/** Nobody is told to wait: these tests post in seconds what people write in months. */
export async function liftLimits(sql: Sql): Promise<void> {
  await sql`insert into settings (key, value) values ('limits', '{"rateFactor": 100000}') on conflict (key) do update set value = excluded.value`;
  await sql`select pg_notify('community', ''), pg_notify('pages', 'everything')`;
}

/** Members who are logged in. Moderators are not suspected of anything, so what they write is published at once. */
export async function people(
  sql: Sql,
  { url, count, prefix, role = "moderator" }: { url: string; count: number; prefix: string; role?: string },
): Promise<Person[]> {
  const made: Person[] = [];
  for (let n = 0; n < count; n += 1) {
    const name = `${prefix}${n}`;
    const token = randomBytes(20).toString("hex");
    const [user] = await sql<{ id: number }[]>`
      insert into users (name, display_name, email, role, email_verified_at, created_at)
      values (${name}, ${name}, ${`${name}@example.org`}, ${role}, now(), now() - interval '40 days') returning id`;
    if (!user) throw new Error("no user");
    await sql`
      insert into sessions (id, user_id, expires_at, ends_at)
      values (${createHash("sha256").update(token).digest("hex")}, ${user.id}, now() + interval '1 day', now() + interval '2 days')`;
    const client = new Client(url);
    client.setCookie("session", token);
    made.push({ id: user.id, name, client });
  }
  return made;
}

/** Submits one form until it is answered, as a person does who is told to come back: with the same key. */
export async function insist(client: Client, path: string, fields: Record<string, string>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await client.post(path, fields);
    if (answer.status !== 503 || attempt === MOST_ATTEMPTS) return answer;
    await sleep(500);
  }
}

export type AskedQuestion = { id: number; path: string };

/** A question asked through the form. */
let asked = 0;

export async function ask(person: Person, sql: Sql, title: string): Promise<AskedQuestion> {
  const [area] = await sql<{ id: number }[]>`select id from areas where kind = 'questions' order by id limit 1`;
  const answer = await insist(person.client, "/ask", {
    key: crypto.randomUUID(),
    title,
    body: `${title} ${advice(++asked)} It happens with the lid closed.`,
    area: String(area?.id ?? 0),
    language: "en",
  });
  if (answer.status !== 303) throw new Error(`the question was not taken: ${answer.status}`);
  const [row] = await sql<{ id: number }[]>`select id from questions where title = ${title}`;
  if (!row) throw new Error("the question is not there");
  return { id: row.id, path: `/q/${row.id}/${encodeURIComponent(slugOf(title))}` };
}

/** Posts an answer and gives the id of its document. */
export async function answerTo(question: AskedQuestion, person: Person, body: string): Promise<number> {
  const answer = await insist(person.client, question.path, { key: crypto.randomUUID(), body, language: "en" });
  const id = Number(/\/posts\/(\d+)$/.exec(answer.location ?? "")?.[1]);
  if (answer.status !== 303 || !id) throw new Error(`the answer was not taken: ${answer.status} ${answer.location}`);
  return id;
}
