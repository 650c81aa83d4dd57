import type { ActionFunctionArgs } from "@remix-run/node";
import { parseForm } from "~/forms/form";
import { SolvedForm } from "~/forms/forum";
import { endAsk, type Solver } from "~/models/question/deflection.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { tooMany } from "~/replies/too-many.server";
import { urls } from "~/urls";
import { requireActor } from "~/web/visit.server";

/** The ask form, sent here by "This solved it": nothing is asked. */
export async function action(args: ActionFunctionArgs) {
  const { db, actor, community, language } = requireActor(args);
  const form = await parseForm(args.request, SolvedForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const { solvedBy, title, key, drafted, v } = form.data;
  const outcome = await endAsk(db, {
    actor,
    solvedBy,
    title,
    language: form.data.language ?? language,
    visit: v ?? null,
    key,
    drafted,
  });
  switch (outcome.kind) {
    case "done":
      return redirectWithNotice(address(outcome.solver), "common:notice.solved");
    case "missing":
      throw new Response("not-found", { status: 404 });
    case "limited":
      throw tooMany(outcome.retryAfterSeconds);
  }

  function address(solver: Solver): string {
    if (solver.kind === "question") return urls.question(solver);
    if (solver.kind === "faq") return urls.faq(solver);
    const product = community.products.find((one) => one.id === solver.productId);
    return urls.page({ slug: solver.slug, productSlug: product?.slug ?? null });
  }
}
