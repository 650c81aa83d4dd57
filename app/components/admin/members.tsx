import type { SerializeFrom } from "@remix-run/node";
import { isNamedWithOffice } from "#moderation/permissions/permission";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { Mark } from "~/components/ui/mark";
import { Pagination } from "~/components/ui/pagination";
import { Time } from "~/components/ui/time";
import type { MemberRow } from "~/models/member/list.server";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { withQuery } from "~/urls";
import { AdminFrame } from "./frame";
import { AdminSearch } from "./search";

export type MemberQuery = { q: string; role: string; only: string };
type Props = { query: MemberQuery; members: SerializeFrom<MemberRow>[]; hasMore: boolean; isFirst: boolean };

export const ROLES = ["member", "moderator", "staff", "admin"] as const;

/** Newest members first; addresses and roles are seen by administrators only. */
export function AdminMembers({ query, members, hasMore, isFirst }: Props) {
  const t = useT();
  const last = members.at(-1);
  const next = hasMore && last ? withQuery(officeUrls.admin("members"), { ...query, before: last.id }) : null;
  return (
    <AdminFrame page="members">
      <AdminSearch action={officeUrls.admin("members")} label={t("admin:members.find")} query={query.q}>
        <Field
          name="role"
          control="select"
          label={t("admin:members.role")}
          value={query.role}
          options={[
            { value: "", text: t("admin:members.any-role") },
            ...ROLES.map((role) => ({ value: role, text: t(`moderation:role.${role}`) })),
          ]}
        />
        <Field
          name="only"
          control="select"
          label={t("admin:members.only")}
          value={query.only}
          options={[
            { value: "", text: t("admin:members.everybody") },
            { value: "unclaimed", text: t("admin:members.unclaimed") },
            { value: "restricted", text: t("admin:members.restricted") },
          ]}
        />
      </AdminSearch>
      {members.length === 0 ? (
        <EmptyState title={t("admin:members.none")} />
      ) : (
        <ul className="bare">
          {members.map((member) => (
            <MemberLine key={member.id} member={member} />
          ))}
        </ul>
      )}
      <Pagination
        newer={isFirst ? null : withQuery(officeUrls.admin("members"), query)}
        older={next}
        words={{ newer: t("common:pagination.first"), older: t("common:pagination.next") }}
      />
    </AdminFrame>
  );
}

function MemberLine({ member }: { member: Props["members"][number] }) {
  const t = useT();
  return (
    <li className="queue-row">
      <div className="stack">
        <p className="row">
          <a href={officeUrls.admin("members", member.id)} className="title">
            <bdi>{member.displayName}</bdi>
          </a>
          <span className="meta">@{member.name}</span>
          {isNamedWithOffice(member) && <Mark>{t(`moderation:role.${member.role}`)}</Mark>}
          {member.isUnclaimed && <Mark>{t("admin:members.unclaimed")}</Mark>}
          {member.isRestricted && <Mark tone="bad">{t("admin:members.restricted")}</Mark>}
        </p>
        <p className="row meta">
          <span>{member.email ?? t("admin:members.no-email")}</span>
          {member.email !== null && !member.isVerified && <span>{t("admin:members.unverified")}</span>}
          <span>
            {t("admin:members.joined")} <Time at={member.joinedAt} />
          </span>
          {member.lastSeenOn !== null && (
            <span>
              {t("admin:members.seen")} <Time at={member.lastSeenOn} />
            </span>
          )}
        </p>
      </div>
    </li>
  );
}
