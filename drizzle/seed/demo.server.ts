// The demo community: a fictional company, its products, the people who own them and what they told each other. Kept in the
// same document store as everything else and dated back, because a community has a past.
//
// Promises: all of it or nothing – the caller's transaction is the only one – and in a few seconds: rows of one kind are
// written by one statement. What moderators and the FAQ did is done by the commands that do it in a real community.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { invalidateCommunity } from "~/models/community/community.server";
import { refreshSearch } from "~/models/search/refresh.server";
import { cases } from "./demo-care";
import { seedCare } from "./demo-care.server";
import { seedEvents, tellAll } from "./demo-events.server";
import { seedFaq } from "./demo-faq.server";
import { searches, watches } from "./demo-listening";
import { seedSearches, seedWatches } from "./demo-listening.server";
import { members } from "./demo-members";
import { planPages, seedPages } from "./demo-pages.server";
import { loadActors } from "./demo-past.server";
import { seedPeople } from "./demo-people.server";
import { seedProposals } from "./demo-proposals.server";
import { seedQuestions } from "./demo-questions.server";
import { renderAll } from "./demo-rendering.server";
import { entries, pages, questions } from "./demo-stories";
import { seedEmpty } from "./empty.server";

export const demoLogins = members.flatMap(({ role, name, password }) => (password ? [{ role, name, password }] : []));

export async function seedDemo(db: Db): Promise<void> {
  await seedEmpty(db);
  const world = await seedPeople(db);
  const planned = planPages(pages);
  const plans = planned.map((page) => page.plan);
  const texts = await seedQuestions(world, questions, plans);
  await seedPages(world, planned);
  await seedEvents(world, { questions, pages: planned, texts });
  const written = [...texts.values()];
  await renderAll(world, written);
  const actors = await loadActors(world);
  await seedFaq(world, { entries, actors, texts: written });
  await seedCare({ world, actors }, cases);
  await seedProposals(world, { pages: planned, actors });
  await seedWatches(world, { watches, actors });
  await tellAll(world);
  await refreshSearch(db);
  await seedSearches(world, searches);
  // What the commands counted against the limits of the members would be held against whoever logs in as one of them.
  await db.execute(sql`delete from rate_counts`);
  await invalidateCommunity(db);
}
