// What an act of cleaning up did, right after it: how many posts, what is restricted until when, and the way back.
import type { SerializeFrom } from "@remix-run/node";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import type { CleanupLine } from "~/models/case/cleanup-undo.server";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { restrictionWords } from "./restriction-name";

type Props = { member: { name: string }; done: SerializeFrom<CleanupLine> | null; left: number };

export function CleanupDone({ member, done, left }: Props) {
  const t = useT();
  if (done === null) return null;
  const isUndone = done.undoneAt !== null;
  return (
    <Notice tone="good" role="status" title={headline(t, done)}>
      {left > 0 && <p>{t("admin:cleanup.left", { count: left })}</p>}
      <Restricted done={done} />
      {!isUndone && <UndoCleanup id={done.id} name={member.name} />}
    </Notice>
  );
}

function headline(t: ReturnType<typeof useT>, { undoneAt, removed, restored }: NonNullable<Props["done"]>): string {
  if (undoneAt !== null) return t("admin:cleanup.restored", { count: restored });
  return t("admin:cleanup.removed", { count: removed });
}

function Restricted({ done }: { done: NonNullable<Props["done"]> }) {
  const t = useT();
  const { functionName, endsAt, isRestricted, undoneAt } = done;
  if (functionName === null) return null;
  if (!isRestricted) return undoneAt === null ? null : <p>{t("admin:cleanup.lifted")}</p>;
  return (
    <p>
      {t("admin:cleanup.restricted", { what: restrictionWords(t, functionName) })}{" "}
      {endsAt === null ? (
        t("decisions:restricted.open")
      ) : (
        <>
          {t("decisions:restricted.until")} <Time at={endsAt} show="exact" />
        </>
      )}
    </p>
  );
}

export function UndoCleanup({ id, name }: { id: number; name: string }) {
  const t = useT();
  return (
    <form method="post" action={officeUrls.cleanup(name)}>
      <input type="hidden" name="cleanup" value={id} />
      <Button name="do" value="undo">
        {t("admin:cleanup.undo")}
      </Button>
    </form>
  );
}
