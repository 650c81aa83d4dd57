import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { Mark } from "~/components/ui/mark";
import type { FormReply } from "~/forms/form";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { AdminFrame } from "./frame";
import { AdminSearch } from "./search";

type Props = {
  reply: FormReply | undefined;
  query: string;
  tags: { id: number; slug: string; questionCount: number; isDescribed: boolean }[];
};

/** The most used tags, or those that contain what was looked for. */
export function AdminTags({ query, tags, reply }: Props) {
  const t = useT();
  return (
    <AdminFrame page="tags" intro={t("admin:tags.intro")} reply={reply} labels={{ name: t("admin:tags.new") }}>
      <form method="post" action={officeUrls.admin("tags")} className="fields narrow">
        <Field
          name="name"
          label={t("admin:tags.new")}
          hint={t("admin:tags.new-hint")}
          reply={reply}
          maxLength={100}
          required
        />
        <div className="row">
          <Button>{t("admin:tags.new-do")}</Button>
        </div>
      </form>
      <AdminSearch action={officeUrls.admin("tags")} label={t("admin:tags.find")} query={query} />
      {tags.length === 0 ? (
        <EmptyState title={t(query === "" ? "common:empty.tags.title" : "admin:tags.none")} />
      ) : (
        <ul className="bare">
          {tags.map((tag) => (
            <li key={tag.id} className="queue-row">
              <p className="row">
                <a href={officeUrls.admin("tags", tag.id)} className="title" dir="auto">
                  {tag.slug}
                </a>
                <span className="meta">{t("forum:tags.count", { count: tag.questionCount })}</span>
                {tag.isDescribed && <Mark>{t("admin:tags.described")}</Mark>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </AdminFrame>
  );
}
