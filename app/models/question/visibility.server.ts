// How a question comes into view and leaves it: lists, tags, and what says its title elsewhere.
import { eq, sql } from "drizzle-orm";
import { questions } from "#drizzle/schema/forum";
import { textArray } from "~/database/arrays";
import { excerptOf } from "~/models/document/excerpt";
import { forgetExcerptsLinkingTo, forgetRenderingsLinkingTo } from "~/models/document/rendering.server";
import { pagesOfQuestion, postPart } from "~/models/post/visibility.server";
import { clearQuestionTags, setQuestionTags } from "./tag.server";
import { currentTags } from "./tag-names.server";

export const questionPart = postPart({
  enter: async (tx, { id, isFirst }, { title, tags: written, rendered }) => {
    const tags = await currentTags(tx, written);
    // Something that waited for a moderator counts from the moment others can see it: lists would pass it over otherwise.
    await tx.execute(sql`
      update questions set title = coalesce(${title}, title), excerpt = ${excerptOf(rendered.plain)}, tag_slugs = ${textArray(tags)}, is_listed = true
        ${isFirst ? sql`, asked_at = now(), active_at = now()` : sql``}
      where id = ${id}::bigint`);
    await setQuestionTags(tx, { questionId: id, tags });
    await forgetRenderingsLinkingTo(tx, id);
    return pagesOfQuestion(id);
  },
  leave: async (tx, { id }) => {
    await tx.update(questions).set({ isListed: false }).where(eq(questions.id, id));
    await clearQuestionTags(tx, id);
    await forgetRenderingsLinkingTo(tx, id);
    await forgetExcerptsLinkingTo(tx, id);
    // Its title may stand on any page that links to it.
    return ["everything"];
  },
});
