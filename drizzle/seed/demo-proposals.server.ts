// Suggestions of those who may not publish pages alone, handed in as they are in a real community.

import type { Actor } from "~/actor";
import { editPage } from "~/models/wiki/edit.server";
import { findWikiPage } from "~/models/wiki/page.server";
import type { PlannedPage } from "./demo-pages.server";
import { dateBack } from "./demo-past.server";
import { changed, withNumbers } from "./demo-plan";
import { need, type World } from "./demo-world.server";

export async function seedProposals(
  world: World,
  { pages, actors }: { pages: readonly PlannedPage[]; actors: Map<string, Actor> },
): Promise<void> {
  for (const { story, plan } of pages) {
    for (const [place, proposal] of (story.proposals ?? []).entries()) {
      const actor = actors.get(proposal.by);
      const page = await findWikiPage(world.db, need(world.documents, `page:${story.key}`));
      if (!actor || !page?.publishedRevisionId) throw new Error(`seed: nobody can change “${story.title}”`);
      const body = changed(plan.versions.at(-1)?.body ?? "", proposal);
      const outcome = await editPage(world.db, {
        actor,
        page,
        body: withNumbers(body, (key) => need(world.documents, key)),
        summary: proposal.summary,
        isMinor: proposal.isMinor ?? false,
        base: page.publishedRevisionId,
        key: `demo-${story.key}-${place}`,
      });
      if (outcome.kind !== "proposed") throw new Error(`seed: a change of “${story.title}” was ${outcome.kind}`);
      await dateBack(world, proposal.ago);
    }
  }
}
