import { useContentLanguages } from "~/components/site/language-options";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import type { TagDetails } from "~/models/question/tag-care.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { AdminFrame } from "./frame";

type Props = { tag: TagDetails; reply: FormReply | undefined };

/** One tag: what it means, what it is called, into which it goes. */
export function AdminTag({ tag, reply }: Props) {
  const { t, language } = usePage();
  const action = officeUrls.admin("tags", tag.id);
  const replyTo = (what: string) => (reply?.typed.do === what ? reply : undefined);
  const labels = { name: t("admin:tags.name"), into: t("admin:tags.into"), text: t("admin:tags.description") };
  return (
    <AdminFrame
      page="tags"
      title={tag.slug}
      intro={t("forum:tags.count", { count: tag.questionCount })}
      reply={reply}
      labels={labels}
    >
      <form method="post" action={action} className="narrow stack">
        <h2>{labels.text}</h2>
        <Field
          name="text"
          control="textarea"
          label={labels.text}
          isLabelHidden
          hint={t("admin:tags.description-hint")}
          value={tag.description}
          reply={replyTo("describe")}
          rows={4}
          maxLength={5_000}
          required
        />
        <Field
          name="language"
          control="select"
          label={t("forum:ask.field-language")}
          value={language}
          reply={replyTo("describe")}
          options={useContentLanguages()}
        />
        <div className="row">
          <Button name="do" value="describe" tone="first">
            {t("common:action.save")}
          </Button>
        </div>
      </form>
      <form method="post" action={action} className="narrow stack">
        <h2>{t("admin:tags.rename")}</h2>
        <Field
          name="name"
          label={labels.name}
          hint={t("admin:tags.rename-hint")}
          value={tag.slug}
          reply={replyTo("rename")}
          maxLength={100}
          spellCheck={false}
          required
        />
        <div className="row">
          <Button name="do" value="rename">
            {t("admin:tags.rename")}
          </Button>
        </div>
      </form>
      <form method="post" action={action} className="narrow stack">
        <h2>{t("admin:tags.merge")}</h2>
        <Field
          name="into"
          label={labels.into}
          hint={t("admin:tags.merge-hint")}
          reply={replyTo("merge")}
          maxLength={100}
          spellCheck={false}
          required
        />
        <div className="row">
          <Button name="do" value="merge" tone="danger">
            {t("admin:tags.merge")}
          </Button>
        </div>
      </form>
    </AdminFrame>
  );
}
