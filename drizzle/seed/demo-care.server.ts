// What moderators did and have to do: every flag, decision and appeal goes the way it goes in a real community, in the order
// in which they happened, because each row of the log holds the hash of the one before.
import { sql } from "drizzle-orm";
import type { Actor } from "~/actor";
import { appealDecision } from "~/models/case/appeal.server";
import { decideCase } from "~/models/case/decision.server";
import { flagDocument } from "~/models/case/flag.server";
import { dateBack } from "./demo-past.server";
import { need, past, secondsAgo, type World } from "./demo-world.server";
import type { DemoAct, DemoCase } from "./story";

type Scene = { world: World; actors: Map<string, Actor> };
type Step = { act: DemoAct; documentId: number; key: string };

export async function seedCare(scene: Scene, cases: readonly DemoCase[]): Promise<void> {
  const steps = cases.flatMap(({ on, acts }) =>
    acts.map((act, place): Step => ({ act, documentId: need(scene.world.documents, on), key: `demo-${on}-${place}` })),
  );
  for (const step of steps.sort((a, b) => b.act.ago - a.act.ago)) {
    await take(scene, step);
    await dateBack(scene.world, step.act.ago);
  }
}

async function take(scene: Scene, { act, documentId, key }: Step): Promise<void> {
  switch (act.do) {
    case "flag": {
      const passage = [act.passage, act.because].filter((part) => part !== undefined).join(" – ");
      const actor = actorOf(scene, act.by);
      const outcome = await flagDocument(scene.world.db, { actor, documentId, rule: act.rule, passage, key });
      return expectKind(key, outcome.kind, "flagged");
    }
    case "decide":
      return decide(scene, { act, documentId, key });
    case "appeal": {
      const decisionId = await latestDecision(scene.world, documentId);
      if (decisionId === null) throw new Error(`seed: ${key} has nothing to appeal against`);
      const outcome = await appealDecision(scene.world.db, {
        actor: actorOf(scene, act.by),
        decisionId,
        because: act.because,
      });
      return expectKind(key, outcome.kind, "appealed");
    }
  }
}

async function decide(
  scene: Scene,
  { act, documentId, key }: { act: Extract<DemoAct, { do: "decide" }>; documentId: number; key: string },
): Promise<void> {
  const { db } = scene.world;
  // What goes live for the first time keeps the moment for ever, so it is set before.
  if (act.outcome === "publish")
    await db.execute(sql`
      update revisions set published_at = ${past(act.ago)} where document_id = ${documentId}::bigint and published_at is null`);
  const [waiting] = await db.execute<{ id: number; version: number; now: Date }>(
    sql`select id, version, now() as now from cases where document_id = ${documentId}::bigint`,
  );
  if (!waiting) throw new Error(`seed: ${key} has no case`);
  const isAppeal = act.outcome === "uphold" || act.outcome === "overturn";
  const outcome = await decideCase(db, {
    actor: actorOf(scene, act.by),
    caseId: waiting.id,
    version: waiting.version,
    outcome: act.outcome,
    rule: act.rule ?? null,
    passage: act.passage ?? null,
    note: act.note,
    at: new Date(waiting.now.getTime() - secondsAgo(act.ago) * 1000),
    ...(act.outcome === "dismiss" ? { about: "flag" as const } : {}),
    ...(isAppeal ? { appealedId: await latestDecision(scene.world, documentId) } : {}),
  });
  expectKind(key, outcome.kind, "decided");
}

async function latestDecision({ db }: World, documentId: number): Promise<number | null> {
  const found = await db.execute<{ id: number }>(sql`
    select x.id from decisions x join cases c on c.id = x.case_id where c.document_id = ${documentId}::bigint order by x.id desc limit 1`);
  return found[0]?.id ?? null;
}

function expectKind(key: string, kind: string, wanted: string): void {
  if (kind !== wanted) throw new Error(`seed: ${key} was ${kind}`);
}

function actorOf({ actors }: Scene, name: string): Actor {
  const actor = actors.get(name);
  if (!actor) throw new Error(`seed: ${name} is nobody`);
  return actor;
}
