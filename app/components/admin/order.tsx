import { Button } from "~/components/ui/button";
import { useT } from "~/page-context";

type Props = { action: string; id: number | string; name: string; isFirst: boolean; isLast: boolean };

/** One place up or down in a list. */
export function AdminOrder({ action, id, name, isFirst, isLast }: Props) {
  const t = useT();
  return (
    <form method="post" action={action} className="row">
      <input type="hidden" name="do" value="order" />
      <input type="hidden" name="id" value={id} />
      {!isFirst && (
        <Button name="direction" value="up" tone="quiet" label={t("admin:order.up", { name })}>
          ↑
        </Button>
      )}
      {!isLast && (
        <Button name="direction" value="down" tone="quiet" label={t("admin:order.down", { name })}>
          ↓
        </Button>
      )}
    </form>
  );
}
