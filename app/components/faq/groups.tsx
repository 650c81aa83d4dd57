// The groups of the FAQ, product by product: add, rename, move, delete an empty one.

import { useContentLanguages } from "~/components/site/language-options";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Button } from "~/components/ui/button";
import { Confirm } from "~/components/ui/confirm";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { faqUrls } from "~/faq-urls";
import { FAQ_LIMITS } from "~/forms/faq";
import type { FormReply } from "~/forms/form";
import type { Group } from "~/models/faq/group.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

type GroupLine = Group & { entries: number };
type Props = { groups: GroupLine[]; reply: FormReply | undefined };

export function FaqGroups({ groups, reply }: Props) {
  const { t, community } = usePage();
  const productIds = [...new Set(groups.map((group) => group.productId))];
  const isAdding = reply?.typed.do === "add";
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { text: t("faq:title"), href: urls.faqs() },
            { text: t("faq:team.all"), href: faqUrls.team() },
          ]}
        />
        <h1>{t("faq:groups.title")}</h1>
        <p>{t("faq:groups.intro")}</p>
      </header>
      <FormErrors
        reply={reply}
        labels={{ name: t("faq:groups.name"), parent: t("faq:groups.parent"), product: t("faq:form.product") }}
      />
      {groups.length === 0 && <EmptyState title={t("faq:groups.none")} />}
      {productIds.map((productId) => (
        <section key={productId ?? 0} className="stack">
          <h2>{community.products.find((product) => product.id === productId)?.name ?? t("faq:form.all-products")}</h2>
          <ul className="plain-list">
            <Level
              groups={groups.filter((group) => group.productId === productId)}
              parentId={null}
              names={[]}
              reply={reply}
            />
          </ul>
        </section>
      ))}
      <Adding groups={groups} reply={isAdding ? reply : undefined} />
    </article>
  );
}

type LevelProps = { groups: GroupLine[]; names: string[]; reply: FormReply | undefined };

/** Children right after their parent, with its name before theirs. */
function Level({ parentId, ...level }: LevelProps & { parentId: number | null }) {
  if (level.names.length > 3) return null;
  return level.groups
    .filter((group) => group.parentId === parentId)
    .map((group) => <GroupItem key={group.id} group={group} {...level} />);
}

function GroupItem({ group, groups, names, reply }: LevelProps & { group: GroupLine }) {
  const { t } = usePage();
  const own = reply?.typed.do !== "add" && reply?.typed.id === String(group.id) ? reply : undefined;
  return (
    <>
      <li className="stack">
        <p className="row">
          <strong dir="auto">{[...names, group.name].join(" › ")}</strong>
          <span className="meta">{t("faq:groups.entries", { count: group.entries })}</span>
        </p>
        <Confirm summary={t("common:action.edit")} isOpen={own !== undefined}>
          <form method="post" action={faqUrls.groups()} className="fields">
            <input type="hidden" name="id" value={group.id} />
            <Field
              name="name"
              id={`name-${group.id}`}
              label={t("faq:groups.name")}
              value={group.name}
              reply={own}
              maxLength={FAQ_LIMITS.group}
              required
            />
            <Parent id={`parent-${group.id}`} groups={groups} group={group} reply={own} />
            <Field
              name="position"
              id={`position-${group.id}`}
              type="number"
              min={0}
              max={10_000}
              label={t("faq:groups.position")}
              value={group.position}
              reply={own}
            />
            <div className="row">
              <Button name="do" value="save">
                {t("faq:groups.save")}
              </Button>
              {group.entries === 0 && (
                <Button name="do" value="delete" tone="danger">
                  {t("faq:groups.delete")}
                </Button>
              )}
            </div>
          </form>
        </Confirm>
      </li>
      <Level groups={groups} parentId={group.id} names={[...names, group.name]} reply={reply} />
    </>
  );
}

type ParentProps = Omit<LevelProps, "names"> & { id: string; group: GroupLine };

function Parent({ id, groups, group, reply }: ParentProps) {
  const { t } = usePage();
  const others = groups.filter((one) => one.id !== group.id);
  return (
    <Field
      name="parent"
      id={id}
      control="select"
      label={t("faq:groups.parent")}
      value={group.parentId ?? ""}
      reply={reply}
      options={[
        { value: "", text: t("faq:groups.no-parent") },
        ...others.map((other) => ({ value: other.id, text: other.name })),
      ]}
    />
  );
}

function Adding({ groups, reply }: { groups: GroupLine[]; reply: FormReply | undefined }) {
  const { t, community, language } = usePage();
  const nameOf = (id: number | null) => community.products.find((product) => product.id === id)?.name;
  return (
    <section className="stack" aria-labelledby="add">
      <h2 id="add">{t("faq:groups.add")}</h2>
      <form method="post" action={faqUrls.groups()} className="fields">
        <Field name="name" label={t("faq:groups.name")} reply={reply} maxLength={FAQ_LIMITS.group} required />
        <Field
          name="product"
          control="select"
          label={t("faq:form.product")}
          value=""
          reply={reply}
          options={[
            { value: "", text: t("faq:form.all-products") },
            ...community.products
              .filter((product) => !product.isArchived)
              .map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <Field
          name="parent"
          control="select"
          label={t("faq:groups.parent")}
          value=""
          reply={reply}
          options={[
            { value: "", text: t("faq:groups.no-parent") },
            ...groups.map((group) => ({
              value: group.id,
              text: [nameOf(group.productId), group.name].filter(Boolean).join(": "),
            })),
          ]}
        />
        <Field
          name="language"
          control="select"
          label={t("faq:form.language")}
          value={language}
          reply={reply}
          options={useContentLanguages()}
        />
        <Button name="do" value="add">
          {t("faq:groups.add")}
        </Button>
      </form>
    </section>
  );
}
