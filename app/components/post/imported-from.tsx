import { Time } from "~/components/ui/time";
import type { ImportedFrom } from "~/models/community/imported-from.server";
import { useT } from "~/page-context";
import type { Moment } from "~/relative-time";

/** From where an imported text is, of which day, and under which licence. Nothing under a text that was written here. */
export function ImportedFromLine({ from, at }: { from: ImportedFrom | undefined; at?: Moment | null }) {
  const t = useT();
  if (!from) return null;
  const site = from.site ?? t("common:imported.somewhere");
  return (
    <p className="meta row imported-from">
      <span>
        {t("common:imported.source")} {from.address ? <a href={from.address}>{site}</a> : site}
      </span>
      {at && <Time at={at} show="date" />}
      {from.licence && <Licence {...from.licence} />}
    </p>
  );
}

function Licence({ name, address }: NonNullable<ImportedFrom["licence"]>) {
  return address ? (
    <a href={address} rel="license">
      {name}
    </a>
  ) : (
    <span>{name}</span>
  );
}
