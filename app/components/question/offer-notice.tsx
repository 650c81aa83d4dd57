import { type Author, AuthorName } from "~/components/account/author";
import { Mark } from "~/components/ui/mark";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import { usePage } from "~/page-context";

/** In the Marketplace every text says whose offer it is; when its time is over, that is said calmly. */
export function OfferNotice({ endsAt, author }: { endsAt: string; author: Author | null }) {
  const { t, now = new Date() } = usePage();
  if (new Date(endsAt) < now) {
    return (
      <Notice>
        {t("decisions:offer.ended")} <Time at={endsAt} show="date" />
      </Notice>
    );
  }
  return (
    <p className="row meta">
      <Mark>{t("decisions:offer.label")}</Mark>
      <AuthorName author={author} />
      <span>
        {t("decisions:offer.until")} <Time at={endsAt} show="date" />
      </span>
    </p>
  );
}
