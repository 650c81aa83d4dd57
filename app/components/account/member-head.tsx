// Who a member is: picture, names, office, what came of what they wrote, and what they say about themselves.
import { isModerator, isNamedWithOffice } from "#moderation/permissions/permission";
import { Avatar } from "~/components/ui/avatar";
import { LinkButton } from "~/components/ui/button";
import { Mark } from "~/components/ui/mark";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import type { Moment } from "~/relative-time";
import { urls } from "~/urls";

export type MemberProfile = {
  name: string;
  displayName: string;
  avatar: string | null;
  about: string;
  role: "member" | "moderator" | "staff" | "admin";
  isUnclaimed: boolean;
  joinedAt: Moment;
  questionCount: number;
  answerCount: number;
  acceptedCount: number;
  commentCount: number;
  pageEditCount: number;
  upvoteCount: number;
  productIds: number[];
  watchedProductIds: number[];
};

type HeadProps = { profile: MemberProfile };

export function MemberHead({ profile }: HeadProps) {
  const { t } = usePage();
  const { displayName, avatar, about } = profile;
  return (
    <header className="page-head">
      <Avatar displayName={displayName} avatar={avatar} size="large" />
      <h1>
        <bdi>{displayName}</bdi>
      </h1>
      <MemberFacts profile={profile} />
      <Products label={t("account:member.writes-about")} ids={profile.productIds} />
      <Products label={t("account:member.watches")} ids={profile.watchedProductIds} />
      {about && (
        <p className="lines" dir="auto">
          {about}
        </p>
      )}
      <Ways profile={profile} />
    </header>
  );
}

function MemberFacts({ profile }: HeadProps) {
  const { t } = usePage();
  const { name, isUnclaimed, joinedAt, acceptedCount, upvoteCount } = profile;
  return (
    <p className="meta row">
      <span>@{name}</span>
      {isNamedWithOffice(profile) && <Mark>{t(`common:role.${profile.role}`)}</Mark>}
      {isUnclaimed ? (
        <Mark>{t("account:member.unclaimed")}</Mark>
      ) : (
        <span>
          {t("account:member.joined")} <Time at={joinedAt} show="date" />
        </span>
      )}
      {acceptedCount > 0 && <span>{t("account:member.accepted", { count: acceptedCount })}</span>}
      {upvoteCount > 0 && <span>{t("account:member.upvotes", { count: upvoteCount })}</span>}
    </p>
  );
}

function Products({ label, ids }: { label: string; ids: number[] }) {
  const { community } = usePage();
  const products = ids.flatMap((id) => community.products.find((one) => one.id === id) ?? []);
  if (products.length === 0) return null;
  return (
    <p className="meta row">
      <span>{label}</span>
      {products.map(({ id, slug, name }) => (
        <a key={id} href={urls.questions({ product: slug })}>
          <bdi>{name}</bdi>
        </a>
      ))}
    </p>
  );
}

/** What the reader can do with this page: change it, look into the record, or claim it. */
function Ways({ profile }: HeadProps) {
  const { t, actor } = usePage();
  const { name, isUnclaimed } = profile;
  const isOwn = actor?.name === name;
  return (
    <>
      {isOwn && (
        <p>
          <LinkButton href={urls.settings("profile")}>{t("account:member.edit")}</LinkButton>
        </p>
      )}
      {isModerator(actor) && !isOwn && (
        <p>
          <a href={officeUrls.memberRecord(name)}>{t("admin:record.open")}</a>
        </p>
      )}
      {isUnclaimed && actor === null && (
        <Notice>
          <p>
            {t("account:member.unclaimed-text")} <a href={urls.claim()}>{t("account:member.claim")}</a>
          </p>
        </Notice>
      )}
    </>
  );
}
