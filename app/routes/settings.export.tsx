import type { LoaderFunctionArgs } from "@remix-run/node";
import { limitsFor } from "#moderation/limits";
import { exportAccount } from "~/models/member/account-export.server";
import { takeFromLimit } from "~/models/rate-limit.server";
import { tooMany } from "~/replies/too-many.server";
import { requireActor } from "~/web/visit.server";

/** Everything kept about the member who asks, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, actor } = requireActor(args);
  const limit = await takeFromLimit(db, {
    kind: "settings",
    who: String(actor.id),
    limits: limitsFor("settings", null),
  });
  if (!limit.ok) throw tooMany(limit.retryAfterSeconds);
  const data = await exportAccount(db, { userId: actor.id });
  if (!data) throw new Response("not-found", { status: 404 });
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${actor.name}.json"`,
    },
  });
}
