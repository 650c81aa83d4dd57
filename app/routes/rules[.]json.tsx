import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RuleChange } from "#moderation/rules";
import { loadRuleChanges } from "~/models/rule/versions.server";
import { allowGuests } from "~/web/visit.server";

/** What administrators changed of the rules, for the preflight: everything else of them the browser has. */
export async function loader(args: LoaderFunctionArgs) {
  const { db } = allowGuests(args);
  const changes = (await loadRuleChanges(db)).map(
    ({ key, version, settings: { rung, thresholds } }): RuleChange => ({
      key,
      version,
      settings: { rung, thresholds },
    }),
  );
  return Response.json(changes, { headers: { "cache-control": "no-cache" } });
}
