// A small community in which every form of the product can be sent: somebody for each office, a question with an accepted answer,
// an entry of the FAQ, a page, a case, a decision, a suggestion.
import { sql } from "drizzle-orm";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { flagDocument } from "~/models/case/flag.server";
import { loadCommunity } from "~/models/community/community.server";
import { addFaqGroup, listGroups } from "~/models/faq/group.server";
import { createRule, NEW_RULE } from "~/models/rule/own.server";
import { createPage } from "~/models/wiki/page.server";
import * as faq from "../../models/faq/faq-community";
import * as make from "../../models/question/care-community";
import { Visitor, visitorOf } from "../../support/visitor";

export type World = Awaited<ReturnType<typeof furnishWorld>>;

export async function furnishWorld(db: Db) {
  await make.furnish(db);
  const [asker, helper, moderator, staff, admin] = [
    await make.person(db),
    await make.person(db),
    await make.person(db, "moderator"),
    await make.person(db, "staff"),
    await make.person(db, "admin"),
  ];
  const { areas, products } = await loadCommunity(db);
  const [lamp, kettle] = products;
  if (!lamp || !kettle) throw new Error("furnish first");
  const { questionId, answerId } = await faq.accepted(db, { asker, helper, productId: lamp.id });
  const entry = await faq.entryOf(
    db,
    await faq.promote(db, staff, [answerId], { isPublished: true, productId: lamp.id }),
  );
  await addFaqGroup(db, { name: "Kettles", productId: kettle.id, parentId: null, language: "en" });
  await addFaqGroup(db, { name: "Lamps", productId: lamp.id, parentId: null, language: "en" });
  const page = await createPage(db, {
    actor: staff,
    productId: lamp.id,
    title: "Changing the bulb",
    body: "Unplug the lamp. Let it cool for ten minutes. Turn the bulb to the left.",
    language: "en",
    key: crypto.randomUUID(),
  });
  if (page.kind !== "published") throw new Error(JSON.stringify(page));
  const flagged = await flagDocument(db, {
    actor: asker,
    documentId: answerId,
    rule: "respect",
    passage: "",
    key: crypto.randomUUID(),
  });
  if (flagged.kind !== "flagged") throw new Error(JSON.stringify(flagged));
  await createRule(db, {
    actor: admin,
    key: "no-coins",
    settings: NEW_RULE,
    texts: { en: { title: "No coins", source: "Nobody is paid in coins here." } },
  });
  const [tag] = await db.execute<{ id: number }>(sql`insert into tags (slug) values ('bulb') returning id`);
  const open: Record<string, Visitor> = { guest: new Visitor(db) };
  const people = { asker, helper, moderator, staff, admin } satisfies Record<string, Actor>;
  for (const [name, person] of Object.entries(people)) open[name] = await visitorOf(db, person);
  return {
    visitors: open,
    people,
    areaId: areas[0]?.id ?? 0,
    lamp,
    kettle,
    questionId,
    answerId,
    entry,
    groups: await listGroups(db),
    pageId: page.documentId,
    caseId: flagged.caseId,
    tagId: tag?.id ?? 0,
  };
}
