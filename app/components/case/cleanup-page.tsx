// Cleaning up after one member: what would go, narrowed by days or a domain, with a box for each post; the rule or the words that
// the member reads; what is taken away with it; and what was cleaned up before, to be undone whole. All of it without script.

import type { SerializeFrom } from "@remix-run/node";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { IdempotencyKey } from "~/components/ui/idempotency-key";
import { Mark } from "~/components/ui/mark";
import { Time } from "~/components/ui/time";
import { CLEANUP_DAYS, type TypedCleanupFilter } from "~/forms/cleanup-filter";
import type { FormReply } from "~/forms/form";
import { writtenIn } from "~/languages/written-in";
import type { CleanupPost } from "~/models/case/cleanup-preview.server";
import type { CleanupLine } from "~/models/case/cleanup-undo.server";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { urls } from "~/urls";
import { CleanupDone, UndoCleanup } from "./cleanup-done";
import { DaysField, functionOptions, RuleField, useLongest } from "./sanction-fields";

type Props = {
  member: { name: string; displayName: string };
  posts: SerializeFrom<CleanupPost>[];
  hasMore: boolean;
  cleanups: SerializeFrom<CleanupLine>[];
  /** What was just done or undone, and how many of the chosen posts stayed as they were. */
  done: SerializeFrom<CleanupLine> | null;
  left: number;
  typed: TypedCleanupFilter;
  isForLonger: boolean;
  reply: FormReply | undefined;
};

export function CleanupPage(props: Props) {
  const t = useT();
  const { member, posts, reply } = props;
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { text: member.displayName, href: urls.member(member.name) },
            { text: t("admin:record.open"), href: officeUrls.memberRecord(member.name) },
          ]}
        />
        <h1>{t("admin:cleanup.title", { name: member.displayName })}</h1>
        <p>{t("admin:cleanup.intro")}</p>
      </header>
      {reply === undefined && <CleanupDone {...props} />}
      <FormErrors reply={reply} labels={{ post: t("admin:cleanup.posts"), note: t("admin:restrict.reason") }} />
      <Narrow {...props} />
      {posts.length === 0 ? <EmptyState title={t("admin:cleanup.none")} /> : <CleanForm {...props} />}
      <Earlier {...props} />
    </article>
  );
}

function Narrow({ member, typed }: Props) {
  const t = useT();
  return (
    <form method="get" action={officeUrls.cleanup(member.name)} className="filters">
      <Field
        name="days"
        control="select"
        label={t("admin:cleanup.days")}
        value={typed.days}
        options={[
          { value: "", text: t("admin:cleanup.ever") },
          ...CLEANUP_DAYS.map((days) => ({
            value: days,
            text: t("admin:restrict.days-count", { count: Number(days) }),
          })),
        ]}
      />
      <Field
        name="domain"
        label={t("admin:cleanup.domain")}
        value={typed.domain}
        autoCapitalize="none"
        spellCheck={false}
      />
      <Button>{t("admin:cleanup.show")}</Button>
    </form>
  );
}

function CleanForm(props: Props) {
  const t = useT();
  const { member, posts, hasMore } = props;
  return (
    <form method="post" action={officeUrls.cleanup(member.name)} className="stack wide">
      <IdempotencyKey />
      <fieldset className="stack">
        <legend>{t("admin:cleanup.posts")}</legend>
        {hasMore && <p className="meta">{t("admin:cleanup.more", { count: posts.length })}</p>}
        {posts.map((post) => (
          <PostBox key={post.id} post={post} />
        ))}
      </fieldset>
      <Consequences {...props} />
      <div className="row">
        <Button name="do" value="clean" tone="danger">
          {t("admin:cleanup.do")}
        </Button>
      </div>
    </form>
  );
}

/** A question under which others have answered, or a page that others have edited, stays unless somebody wants it gone. */
function PostBox({ post }: { post: Props["posts"][number] }) {
  const t = useT();
  const box = `post-${post.id}`;
  return (
    <div className="check">
      <input type="checkbox" id={box} name="post" value={post.id} defaultChecked={post.othersBelow === 0} />
      <div className="stack">
        <p className="row">
          <label htmlFor={box} {...writtenIn(post.language)}>
            {post.title}
          </label>
          <Mark>{t(`admin:record.kind.${post.kind}`)}</Mark>
          {post.state === "held" && <Mark tone="wait">{t("admin:record.state.held")}</Mark>}
          {post.othersBelow > 0 && (
            <Mark tone="wait">{t("admin:cleanup.others", { kind: post.kind, count: post.othersBelow })}</Mark>
          )}
          <span className="meta">
            <Time at={post.at} />
          </span>
        </p>
        <p className="excerpt" {...writtenIn(post.language)}>
          {post.excerpt}
        </p>
      </div>
    </div>
  );
}

function Consequences({ reply, isForLonger }: Props) {
  const t = useT();
  const longest = useLongest(isForLonger);
  return (
    <>
      <RuleField value="spam" reply={reply} />
      <Field
        name="note"
        control="textarea"
        label={t("admin:restrict.reason")}
        hint={t("admin:restrict.reason-hint")}
        reply={reply}
        rows={3}
        maxLength={500}
      />
      <Field
        name="functionName"
        control="select"
        label={t("admin:restrict.function")}
        value="post"
        reply={reply}
        options={[{ value: "", text: t("admin:cleanup.nothing") }, ...functionOptions(t, longest)]}
      />
      <DaysField id="restrict-days" value="30" reply={reply} isForLonger={isForLonger} />
    </>
  );
}

function Earlier({ cleanups, member }: Props) {
  const t = useT();
  if (cleanups.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="earlier">
      <h2 id="earlier">{t("admin:cleanup.earlier")}</h2>
      <ul className="bare stack">
        {cleanups.map(({ id, at, byName, removed, undoneAt }) => (
          <li key={id} className="row">
            <span>{t("admin:cleanup.removed", { count: removed })}</span>
            <span className="row meta">
              {byName && <bdi>{byName}</bdi>}
              <Time at={at} />
            </span>
            {undoneAt ? <Mark>{t("admin:cleanup.undone")}</Mark> : <UndoCleanup id={id} name={member.name} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
