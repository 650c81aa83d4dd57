import { NO_HISTORY, type Restriction, type SubmissionFacts } from "#moderation/facts";
import { moderationLanguage } from "#moderation/language";
import { judgePost, type Verdict } from "#moderation/publishing";
import { buildTextFacts } from "#moderation/text/text-facts";
import type { PreflightFacts } from "~/components/post/writing-form";
import { currentRules } from "./preflight-rules";

/** The verdict on what stands in the form now. Nothing is said about an empty one. */
export async function judgeTyped(form: HTMLFormElement, facts: PreflightFacts): Promise<Verdict> {
  const fields = new FormData(form);
  const title = text(fields, "title");
  const body = text(fields, "body");
  if (body.trim() === "") return { outcome: "publish" };
  const language = moderationLanguage(text(fields, "language") || facts.language);
  const author = { ...facts.author, restrictions: facts.author.restrictions.map(dated) };
  const submission: SubmissionFacts = {
    ...facts,
    author,
    place: placeOf(fields, facts),
    text: buildTextFacts({ title, body, language }),
    tagCount: text(fields, "tags")
      .split(",")
      .filter((tag) => tag.trim()).length,
    history: NO_HISTORY,
    typingSeconds: null,
    learned: null,
  };
  return judgePost(submission, await currentRules());
}

/** Where the form lets one choose the area or the product, the choice counts. */
function placeOf(fields: FormData, { place, advertisingAreas }: PreflightFacts): PreflightFacts["place"] {
  const areaId = Number(text(fields, "area"));
  const productId = fields.has("product") ? Number(text(fields, "product")) || null : place.productId;
  if (!areaId || !advertisingAreas) return { ...place, productId };
  return { productId, areaId, allowsAdvertising: advertisingAreas.includes(areaId) };
}

function dated(restriction: PreflightFacts["author"]["restrictions"][number]): Restriction {
  return { ...restriction, endsAt: restriction.endsAt === null ? null : new Date(restriction.endsAt) };
}

function text(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
}
