// The wiki of the demo: the tree, the addresses that pages had, and their histories.
import { sql } from "drizzle-orm";
import { slugOf } from "~/urls";
import { type PlannedText, versionsOf } from "./demo-plan";
import { at, need, rows, secondsAgo, type World } from "./demo-world.server";
import type { DemoPage } from "./story";

export type PlannedPage = { story: DemoPage; plan: PlannedText };

export function planPages(stories: readonly DemoPage[]): PlannedPage[] {
  return stories.map((story) => ({
    story,
    plan: {
      key: `page:${story.key}`,
      kind: "page",
      product: story.product ?? null,
      language: story.language,
      by: story.by,
      ago: story.ago,
      tags: null,
      isHeld: false,
      versions: versionsOf(story, story.edits),
    },
  }));
}

export async function seedPages({ db, ...world }: World, pages: readonly PlannedPage[]): Promise<void> {
  const idOf = (key: string) => need(world.documents, `page:${key}`);
  const values = pages.map(({ story, plan }, position) => {
    const title = plan.versions.at(-1)?.title ?? story.title;
    return {
      id: idOf(story.key),
      product: story.product ? need(world.products, story.product) : null,
      parent: story.parent ? idOf(story.parent) : null,
      slug: slugOf(title),
      title,
      language: story.language,
      protection: story.protection ?? "trusted",
      position,
      count: plan.versions.length,
      views: story.views,
      secs: secondsAgo(story.ago),
      changed: secondsAgo(plan.versions.at(-1)?.ago ?? story.ago),
    };
  });
  await db.execute(sql`
    insert into pages (id, product_id, parent_id, slug, title, language, protection, position, is_listed, revision_count, view_count, created_at, changed_at)
    select x.id, x.product, x.parent, x.slug, x.title, x.language, x.protection, x.position, true, x.count, x.views, ${at}, now() - make_interval(secs => x.changed)
    from ${rows(values, "id bigint, product bigint, parent bigint, slug text, title text, language text, protection text, position int, count int, views int, secs float8, changed float8")}`);
  await seedRedirects({ db, ...world }, pages);
}

async function seedRedirects({ db, ...world }: World, pages: readonly PlannedPage[]): Promise<void> {
  const left = pages.flatMap(({ story, plan }) =>
    plan.versions.flatMap((version, place) => {
      const next = plan.versions[place + 1];
      if (!next || !version.title || next.title === version.title) return [];
      const product = story.product ? need(world.products, story.product) : 0;
      return [
        {
          product,
          slug: slugOf(version.title),
          title: version.title,
          page: need(world.documents, `page:${story.key}`),
          secs: secondsAgo(next.ago),
        },
      ];
    }),
  );
  await db.execute(sql`
    insert into page_redirects (product_id, slug, title, page_id, created_at)
    select x.product, x.slug, x.title, x.page, ${at} from ${rows(left, "product bigint, slug text, title text, page bigint, secs float8")}`);
}
