import { areaName } from "~/area-name";
import { LinkButton } from "~/components/ui/button";
import { Mark } from "~/components/ui/mark";
import type { Community } from "~/models/community/community.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { AdminFrame } from "./frame";
import { AdminOrder } from "./order";

/** Areas in the order in which they are offered. */
export function AdminAreas() {
  const { t, community } = usePage();
  const { areas } = community;
  return (
    <AdminFrame page="areas" intro={t("admin:areas.intro")}>
      <ul className="bare">
        {areas.map((area, at) => (
          <AreaRow key={area.id} area={area} isFirst={at === 0} isLast={at === areas.length - 1} />
        ))}
      </ul>
      <p>
        <LinkButton href={officeUrls.admin("areas", "new")} tone="first">
          {t("admin:areas.new")}
        </LinkButton>
      </p>
    </AdminFrame>
  );
}

function AreaRow({ area, isFirst, isLast }: { area: Community["areas"][number]; isFirst: boolean; isLast: boolean }) {
  const { t, language } = usePage();
  const name = areaName(area, language);
  return (
    <li className="queue-row">
      <p className="row">
        <a href={officeUrls.admin("areas", area.id)} className="title">
          {name}
        </a>
        <span className="meta">{t(`admin:areas.kind.${area.kind}`)}</span>
        {area.isArchived && <Mark>{t("admin:archived")}</Mark>}
      </p>
      <AdminOrder
        action={`${officeUrls.admin("areas")}?index`}
        id={area.id}
        name={name}
        isFirst={isFirst}
        isLast={isLast}
      />
    </li>
  );
}
