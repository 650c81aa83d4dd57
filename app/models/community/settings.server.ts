// What administrators set in the browser, one row per page of the form. Every process reads it again when it changes.
import { sql } from "drizzle-orm";
import { canManageSettings } from "#moderation/permissions/office";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import type { Settings } from "~/settings";
import { invalidateCommunity } from "./community.server";

export type AdminRefusal = { kind: "forbidden"; reason: PermissionReason };
export type SettingsOutcome = { kind: "done" } | AdminRefusal;

/** Replaces the whole page of settings; what another administrator saved a moment ago on another page stays. */
export async function saveSettings<K extends keyof Settings>(
  db: Db,
  { actor, page, value }: { actor: Actor; page: K; value: Settings[K] },
): Promise<SettingsOutcome> {
  return asAdmin(db, actor, async (tx) => {
    await tx.execute(sql`
      insert into settings (key, value, updated_by) values (${page}, ${JSON.stringify(value)}::jsonb, ${actor.id}::bigint)
      on conflict (key) do update set value = excluded.value, updated_at = now(), updated_by = excluded.updated_by`);
    return { kind: "done" };
  });
}

/** Asks moderation, does it, and lets every process read the community again. */
export async function asAdmin<T extends { kind: string }>(
  db: Db,
  actor: Actor,
  act: (tx: Db) => Promise<T>,
): Promise<T | AdminRefusal> {
  return db.transaction(async (tx) => {
    const member = await loadMemberFacts(tx, { actor, productId: null });
    const permission = canManageSettings(member);
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    const outcome = await act(tx);
    if (outcome.kind === "done") await invalidateCommunity(tx);
    return outcome;
  });
}
