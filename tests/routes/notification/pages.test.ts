// The pages about being told, as their loaders and actions answer: own things only, forms that are wrong, where one comes back to.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NOTIFICATION_KINDS } from "#moderation/notifying";
import type { Actor } from "~/actor";
import * as notifications from "~/routes/notifications._index";
import * as count from "~/routes/notifications.count";
import * as edit from "~/routes/posts.$id.edit";
import * as proposal from "~/routes/proposals.$id";
import * as page from "~/routes/q.$id.$slug";
import * as settings from "~/routes/settings.notifications";
import * as watches from "~/routes/watches";
import { forget, tellAll } from "../../models/notification/notification-community";
import * as make from "../../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor, visitorOf } from "../../support/visitor";
import { intoThisWindow } from "../../support/windows";

describe("pages about being told", () => {
  let database: TestDatabase;
  let asker: Actor;
  let mine: Visitor;
  let question: number;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await forget(db());
    asker = await make.person(db());
    mine = await visitorOf(db(), asker);
    question = await make.ask(db(), asker, { title: "How loud may the fan of the lamp be" });
    await make.answer(db(), await make.person(db()), question);
    await tellAll(db());
  });

  it("are for members", async () => {
    const guest = new Visitor(db());
    for (const [route, path] of [
      [notifications, "/notifications"],
      [watches, "/watches"],
      [settings, "/settings/notifications"],
    ] as const)
      expect((await guest.get(route, path)).location, path).toContain("/login");
    expect((await guest.get(count, "/notifications/count")).data.count).toBeNull();
  });

  it("list what one was told, and mark one's own as read only", async () => {
    const list = await mine.get(notifications, "/notifications");
    const groups = list.data.groups as { id: number; title: string; isUnread: boolean }[][];
    expect(groups).toHaveLength(1);
    expect(groups[0]?.[0]).toMatchObject({ title: "How loud may the fan of the lamp be", isUnread: true });
    const ids = String(groups[0]?.[0]?.id);
    const unread = async () =>
      (await database.sql`select 1 from notifications where user_id = ${asker.id} and read_at is null`).length;
    const stranger = await visitorOf(db(), await make.person(db()));
    expect((await stranger.post(notifications, "/notifications", { ids })).status).toBe(303);
    expect(await unread()).toBe(1);
    expect((await mine.post(notifications, "/notifications", { ids })).location).toBe("/notifications");
    expect(await unread()).toBe(0);
  });

  it.each(["question", "answer"] as const)(
    "tell the author of a %s that somebody suggests a change to it, and show it on the post",
    async (kind) => {
      const helper = await make.person(db());
      const target =
        kind === "question" ? question : await make.answer(db(), asker, question, "Turn the knob to the left, slowly.");
      await database.sql`update events set told_at = now()`;
      await database.sql`delete from notifications`;
      const suggester = await visitorOf(db(), helper);
      const base = String((await make.post(db(), target)).publishedRevisionId);
      const body = "Turn the knob to the left, slowly, until the fan is quiet. Then tighten the screw.";
      const fields = {
        key: crypto.randomUUID(),
        base,
        body,
        title: "How loud may the fan of the lamp be",
        tags: "",
        summary: "the end",
      };
      const sent = await suggester.post(edit, `/posts/${target}/edit`, fields, { id: String(target) });
      expect([sent.status, sent.notice]).toEqual([303, "forum:notice.proposed"]);
      await tellAll(db());
      const list = await mine.get(notifications, "/notifications");
      expect((list.data.groups as { kind: string; actorName: string }[][]).flat()).toMatchObject([
        { kind: "suggestion", actorName: helper.displayName },
      ]);
      const slug = "how-loud-may-the-fan-of-the-lamp-be";
      const seenBy = async (who: Visitor) =>
        (await who.get(page, `/q/${question}/${slug}`, { id: String(question), slug })).data.suggestions;
      const waiting = { documentId: target, summary: "the end" };
      expect(await seenBy(mine)).toMatchObject([{ ...waiting, isOwn: false, author: { name: helper.name } }]);
      expect(await seenBy(suggester)).toMatchObject([{ ...waiting, isOwn: true }]);
      expect(await seenBy(await visitorOf(db(), await make.person(db())))).toEqual([]);
      expect(await seenBy(new Visitor(db()))).toEqual([]);
      const [{ id = 0 } = {}] = (await seenBy(mine)) as { id: number }[];
      const live = String((await make.post(db(), target)).publishedRevisionId);
      const accepted = await mine.post(
        proposal,
        `/proposals/${id}`,
        { do: "accept", live, note: "" },
        { id: String(id) },
      );
      expect([accepted.status, accepted.notice]).toEqual([303, "admin:notice.proposal-accepted"]);
      expect(await seenBy(mine)).toEqual([]);
    },
  );

  it("are read when the page that shows them was shown, and only what it showed", async () => {
    const helper = await make.person(db());
    await make.comment(db(), helper, question);
    await tellAll(db());
    const unread = async () =>
      (await database.sql`select 1 from notifications where user_id = ${asker.id} and read_at is null`).length;
    expect(await unread()).toBe(2);
    const [row] = await database.sql<{ slug: string }[]>`
      select trim(both '-' from regexp_replace(lower(title), '[^a-z0-9]+', '-', 'g')) as slug from questions where id = ${question}`;
    const slug = row?.slug ?? "";
    const open = (who: Visitor, query = "") =>
      who.get(page, `/q/${question}/${slug}${query}`, { id: String(question), slug });
    await open(await visitorOf(db(), helper));
    await open(new Visitor(db()));
    expect(await unread()).toBe(2);
    expect((await open(mine)).status).toBe(200);
    expect(await unread()).toBe(0);
    // Answers on another page were not shown.
    for (let at = 0; at < 31; at++) await make.answer(db(), await make.person(db()), question);
    await tellAll(db());
    await open(mine);
    expect(await unread()).toBe(2);
    await open(mine, "?page=2");
    expect(await unread()).toBe(0);
  });

  it.each([{ ids: "1; drop table" }, { ids: "" }, {}, { upTo: "-1" }])("refuse %j", async (fields) => {
    expect((await mine.post(notifications, "/notifications", fields as Record<string, string>)).status).toBe(400);
  });

  it("keep the choices of the form, and rows only for what differs from the default", async () => {
    const form = Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, "app"]));
    const answer = await mine.post(settings, "/settings/notifications", form);
    expect([answer.status, answer.notice]).toEqual([303, "notifications:notice.choices-saved"]);
    const shown = await mine.get(settings, "/settings/notifications");
    expect(shown.data.choices).toMatchObject({ answer: "app", "auto-watch": "none" });
    const rows = await database.sql`select kind from notification_choices where user_id = ${asker.id}`;
    expect(rows.map(({ kind }) => kind)).not.toContain("flag");
    expect((await mine.post(settings, "/settings/notifications", { ...form, answer: "pigeon" })).status).toBe(400);
  });

  it("give the choices back to whoever saves too often, with the words for it", async () => {
    const form = Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, "digest"]));
    let answer = await mine.post(settings, "/settings/notifications", form);
    for (let more = 0; more < 50 && answer.status === 303; more++) {
      await intoThisWindow(database.sql);
      answer = await mine.post(settings, "/settings/notifications", form);
    }
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toMatch(/^[1-9]/);
    expect(answer.data).toMatchObject({ errors: { form: { code: "rate-limited" } }, typed: { answer: "digest" } });
  });

  it("come back to where the button was pressed, and nowhere else", async () => {
    const fields = { target: "question", id: String(question), on: "1" };
    expect((await mine.post(watches, "/watches", { ...fields, to: "/q/1/x?page=2" })).location).toBe(
      "/q/1/x?page=2#watch-question",
    );
    expect((await mine.post(watches, "/watches", { ...fields, to: "//evil.example" })).location).toBe("/watches");
    expect((await mine.post(watches, "/watches", { ...fields, on: "0", to: "" })).location).toBe("/watches");
    expect((await mine.post(watches, "/watches", { target: "moon", id: "1", on: "1" })).status).toBe(400);
    expect((await mine.post(watches, "/watches", { target: "tag", id: "999999", on: "1" })).status).toBe(404);
  });
});
