// The frame of every form in which people write: its key, its draft, what the rules would say, its one main button.
import type { ReactNode } from "react";
import type { MemberFacts, Restriction, SubmissionFacts } from "#moderation/facts";
import { type ReasonLike, ReasonList } from "~/components/case/reason-list";
import { Button } from "~/components/ui/button";
import { fieldId } from "~/components/ui/field-control";
import { FormErrors } from "~/components/ui/form-errors";
import { IdempotencyKey } from "~/components/ui/idempotency-key";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import { draftedBy } from "~/forms/draft";
import type { FormReply } from "~/forms/form";
import { MOST_FILES_AT_ONCE } from "~/images/size";
import { usePage } from "~/page-context";
import type { Moment } from "~/relative-time";

/** What the browser needs to judge the text as the server will; it adds the text itself. Dates may be written out. */
export type PreflightFacts = Pick<SubmissionFacts, "kind" | "isEdit" | "place" | "site" | "lengthBefore"> & {
  author: Omit<MemberFacts, "restrictions"> & {
    restrictions: readonly (Omit<Restriction, "endsAt"> & { endsAt: Date | string | null })[];
  };
  language: string;
  /** Areas where advertising is allowed, where the form lets one choose the area. */
  advertisingAreas?: readonly number[];
  /** How long a review takes at present. */
  reviewMinutes?: number | null;
  /** There is a Marketplace to which an advertising text can be moved. */
  hasMarketplace?: boolean;
};

export type WritingFormProps = {
  /** Left out: the page's own address, so that errors show on it. */
  action?: string;
  /** 'ask', 'answer:812', 'comment:815', 'edit:812': where what is typed is kept on the server. Null: it is kept already. */
  draftTarget: string | null;
  /** The draft whose text this form carries on, as after a conflict: sent from here, it has done its duty. */
  settles?: string;
  /** What the form is opened with. */
  draft?: { updatedAt: Moment; form: string } | null | undefined;
  /** Opened with words from elsewhere: a text kept in this browser is put back only where it has the same title. */
  isBegun?: boolean;
  reply?: (FormReply & { reasons?: ReasonLike[]; isOffer?: boolean }) | null | undefined;
  labels?: Record<string, string>;
  preflight?: PreflightFacts | null;
  /** Its editor takes images: the form may carry files. */
  takesFiles?: boolean;
  /** The verb on the button. */
  submit: string;
  /** Beside the button: "Cancel". */
  aside?: ReactNode;
  children: ReactNode;
};

export function WritingForm(props: WritingFormProps) {
  const {
    action,
    draftTarget,
    settles,
    draft,
    isBegun,
    reply,
    labels,
    preflight,
    takesFiles,
    submit,
    aside,
    children,
  } = props;
  const { t, actor } = usePage();
  const isOffer = reply?.isOffer === true;
  const refused = isOffer ? [] : (reply?.reasons ?? []);
  const drafted = draftedBy(reply?.typed, draft);
  return (
    <form
      className="stack writing"
      method="post"
      action={action}
      encType={takesFiles ? "multipart/form-data" : undefined}
      data-draft={actor ? (draftTarget ?? undefined) : undefined}
      data-settles={actor ? settles : undefined}
      data-begun={isBegun || undefined}
      data-member={actor?.id}
      data-review-time={
        preflight?.reviewMinutes ? t("common:held.review-time", { minutes: preflight.reviewMinutes }) : undefined
      }
      data-preflight={preflight ? JSON.stringify(preflight) : undefined}
    >
      <IdempotencyKey />
      <input type="hidden" name="drafted" value={drafted} />
      <FormErrors reply={reply} labels={labels} ids={takesFiles ? FILE_IDS : undefined} />
      {isOffer && <OfferChoice reasons={reply?.reasons ?? []} />}
      {refused.length > 0 && (
        <Notice tone="bad" role="alert" title={t("common:editor.preflight-refused")}>
          <ReasonList reasons={refused} />
        </Notice>
      )}
      {children}
      <div className="row submit">
        <Button tone="first">{submit}</Button>
        {aside}
        <span className="meta draft-line" data-draft-line>
          {draft && (!reply || drafted.split(" ").includes(draft.form)) && (
            <>
              {t("common:draft.saved")} <Time at={draft.updatedAt} />
            </>
          )}
        </span>
      </div>
    </form>
  );
}

/** What is wrong with the second file and those after it leads to the field of them all. */
const FILE_IDS = Object.fromEntries(
  Array.from({ length: MOST_FILES_AT_ONCE }, (_, at) => [`file-${at + 2}`, fieldId("file")]),
);

/** Before anything is posted: the Marketplace is the place for it, and one press takes the text there. */
function OfferChoice({ reasons }: { reasons: ReasonLike[] }) {
  const { t } = usePage();
  return (
    <Notice tone="wait" role="alert" title={t("decisions:offer.title")}>
      <ReasonList reasons={reasons} />
      <p>{t("decisions:offer.text")}</p>
      <p className="row">
        <Button name="move" value="1">
          {t("decisions:offer.move")}
        </Button>
        <Button name="anyway" value="1" tone="quiet">
          {t("decisions:offer.anyway")}
        </Button>
      </p>
    </Notice>
  );
}
