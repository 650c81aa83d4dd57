// What the links, mentions and pictures of a text lead to, as far as it exists and may be seen: looked up once, before the
// text is rendered or compared.
import { inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { uploads } from "#drizzle/schema/catalogue";
import { questions } from "#drizzle/schema/forum";
import { users } from "#drizzle/schema/people";
import type { Db } from "~/database/db.server";
import { env } from "~/env.server";
import { findPageNames, findReferences, type LinkTargets } from "~/markdown/targets";
import { findLinkedPages } from "~/models/wiki/links.server";
import { urls } from "~/urls";

/** `source` may be several texts behind each other. `[[names]]` mean pages of the product. */
export async function findTargets(db: Db, source: string, productId: number | null) {
  const references = findReferences(source);
  const [linked, mentioned, images, pages] = await Promise.all([
    findQuestions(db, references.questions),
    findMembers(db, references.members),
    findUploads(db, references.uploads),
    findLinkedPages(db, findPageNames(source), productId),
  ]);
  const resolve: LinkTargets = {
    pages: Object.fromEntries(Object.entries(pages).map(([key, { target }]) => [key, target])),
    origin: env().PUBLIC_URL.replace(/\/$/, ""),
    questions: Object.fromEntries(
      linked.map(({ id, shownId, title }) => [id, { title, path: urls.question({ id: shownId, title }) }]),
    ),
    members: mentioned.map((member) => member.name),
    uploads: Object.fromEntries(images.map(({ name, width, height }) => [name, { width, height }])),
  };
  return { linked, mentioned, pages, resolve };
}

async function findUploads(db: Db, names: string[]): Promise<{ name: string; width: number; height: number }[]> {
  if (names.length === 0) return [];
  return db
    .select({ name: uploads.name, width: uploads.width, height: uploads.height })
    .from(uploads)
    .where(inArray(uploads.name, names));
}

/** By the number that was written; what was merged away is the question it was merged into. */
async function findQuestions(db: Db, ids: number[]): Promise<LinkedQuestion[]> {
  if (ids.length === 0) return [];
  const home = alias(questions, "home");
  return db
    .select({ id: questions.id, shownId: home.id, title: home.title })
    .from(questions)
    .innerJoin(home, sql`${home.id} = coalesce(${questions.mergedInto}, ${questions.id})`)
    .where(sql`${inArray(questions.id, ids)} and ${home.isListed}`);
}

type LinkedQuestion = { id: number; shownId: number; title: string };

async function findMembers(db: Db, names: string[]): Promise<{ id: number; name: string }[]> {
  if (names.length === 0) return [];
  return db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(sql`${inArray(users.name, names)} and ${users.deletedAt} is null`);
}
