import type { SerializeFrom } from "@remix-run/node";
import { FIELD_LIMITS } from "#moderation/limits";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import type { FormReply } from "~/forms/form";
import type { DeletionView } from "~/models/case/post-deletion.server";
import { ruleOptions } from "~/models/rule/titles";
import { usePage, useT } from "~/page-context";
import { urls } from "~/urls";

type Props = SerializeFrom<DeletionView> & { reply: FormReply | undefined };

/** Deleting one's own post, taking down somebody else's with a reason, or bringing one back. */
export function DeletionPage(props: Props) {
  const t = useT();
  const { post, mayDelete, mayRestore, refusal } = props;
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <Breadcrumbs trail={[{ text: post.questionTitle, href: urls.post(post) }]} />
        <h1>{t(mayRestore ? "admin:deletion.restore-heading" : "admin:deletion.heading")}</h1>
      </header>
      {mayRestore && <Restore {...props} />}
      {mayDelete && !mayRestore && <Delete {...props} />}
      {!mayDelete && !mayRestore && (
        <Notice tone="wait">{refusal ? t(`moderation:reason.${refusal}`) : t("admin:deletion.nothing")}</Notice>
      )}
      <p>
        <a href={urls.post(post)}>{t("common:action.back")}</a>
      </p>
    </article>
  );
}

function Delete({ post, isOwn, reply }: Props) {
  const page = usePage();
  const { t } = page;
  const rules = ruleOptions(page);
  return (
    <form method="post" action={urls.deletion(post.id)} className="stack wide">
      <p>{t(isOwn ? "admin:deletion.own" : "admin:deletion.others")}</p>
      {isOwn ? (
        <input type="hidden" name="rule" value="" />
      ) : (
        <>
          <Field
            name="rule"
            control="select"
            label={t("admin:case.rule")}
            hint={t("admin:deletion.rule-hint")}
            reply={reply}
            options={[{ value: "", text: t("admin:deletion.no-rule") }, ...rules]}
          />
          <Field
            name="note"
            control="textarea"
            label={t("admin:case.note")}
            hint={t("admin:case.note-hint")}
            reply={reply}
            rows={4}
            maxLength={FIELD_LIMITS.note.maximum}
          />
        </>
      )}
      <div className="row">
        <Button name="deleted" value={1} tone="danger">
          {t("admin:deletion.do")}
        </Button>
      </div>
    </form>
  );
}

function Restore({ post }: Props) {
  const t = useT();
  return (
    <form method="post" action={urls.deletion(post.id)} className="stack">
      <p>{t("admin:deletion.restore-text")}</p>
      <div className="row">
        <Button name="deleted" value={0} tone="first">
          {t("admin:deletion.restore-do")}
        </Button>
      </div>
    </form>
  );
}
