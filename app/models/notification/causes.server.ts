// Why an event concerns somebody: pieces of one statement, in which `f` is the event with what is known about its text.

import { type SQL, sql } from "drizzle-orm";
import type { NotificationKind } from "#moderation/notifying";
import { PUBLISHING } from "#moderation/permissions/faq";
import { textArray } from "~/database/arrays";
import { isSuspended } from "~/models/member/suspension";

/** Flags that one decision can settle, searches that one document is compared with, steps up a page's tree. */
const MOST_FLAGGERS = 1_000;
const MOST_PUBLISHERS = 1_000;
const MOST_SEARCHES = 10_000;
const DEEPEST_TREE = 20;

/** One select per reason: kind, member, and for searches the watch. `f` is the event. */
export function causes(): SQL[] {
  const plain = (kind: NotificationKind, query: SQL) =>
    sql`select ${kind}::text, who.user_id, null::bigint, null::text from (${query}) who (user_id)`;
  return [...forumCauses(plain), ...officeCauses(plain), ...faqCauses(plain), ...pageCauses(plain), searchCause()];
}

type Plain = (kind: NotificationKind, query: SQL) => SQL;

const isNews = sql`f.is_shown and f.is_news`;

function forumCauses(plain: Plain): SQL[] {
  return [
    plain(
      "answer",
      sql`select x.author_id from documents x where ${isNews} and f.kind = 'answer' and x.id = f.question_id and x.author_id is distinct from f.author_id`,
    ),
    plain(
      "comment",
      sql`select x.author_id from documents x where ${isNews} and f.kind = 'comment' and x.id = f.parent_id and x.author_id is distinct from f.author_id`,
    ),
    plain(
      "mention",
      sql`select m.user_id from mentions m where m.document_id = f.subject_id and f.is_shown
        and (f.is_news or f.verb in ('edited', 'page-created', 'page-edited', 'faq-published')) and m.user_id is distinct from f.author_id
        and not exists (select 1 from notifications n where n.document_id = f.subject_id and n.user_id = m.user_id and n.kind = 'mention' and n.event_id <> f.id)`,
    ),
    plain("accepted", sql`select f.author_id where f.verb = 'accepted' and f.is_shown`),
    plain(
      "me-too",
      sql`select m.user_id from me_toos m where ${isNews} and f.kind = 'answer' and m.question_id = f.question_id and m.user_id is distinct from f.author_id`,
    ),
    plain(
      "watched",
      sql`select w.user_id from watches w where w.target = 'question' and w.target_id = f.question_id and w.user_id is distinct from f.author_id
        and f.is_shown and (f.is_news and f.kind in ('answer', 'comment') or f.verb = 'accepted')`,
    ),
    plain(
      "watched",
      sql`select w.user_id from watches w where ${isNews} and f.kind = 'question' and w.user_id is distinct from f.author_id
        and (w.target = 'product' and w.target_id = f.product_id
          or w.target = 'tag' and w.target_id in (select t.tag_id from question_tags t where t.question_id = f.subject_id))`,
    ),
  ];
}

function officeCauses(plain: Plain): SQL[] {
  return [
    plain(
      "decision",
      sql`select coalesce((select x.author_id from decisions x where f.details ->> 'decisionId' ~ '^[0-9]{1,15}$' and x.id = (f.details ->> 'decisionId')::bigint), f.author_id)
        where f.verb = 'decided' and f.details ->> 'cleanupId' is null and (f.details ->> 'outcome' is distinct from 'dismiss' or f.details ->> 'about' = 'report')
        or f.verb in ('published', 'returned', 'deleted', 'restored', 'hidden-by-flags', 'closed', 'reopened', 'marked-duplicate', 'moved', 'merged') and not f.has_twin`,
    ),
    plain(
      "flag",
      sql`select x.id::bigint from jsonb_array_elements_text(case when f.verb = 'flag-decided' and jsonb_typeof(f.details -> 'flaggerIds') = 'array'
        then f.details -> 'flaggerIds' else '[]'::jsonb end) x (id) where x.id ~ '^[0-9]{1,15}$' limit ${MOST_FLAGGERS}`,
    ),
    plain(
      "appeal",
      sql`select (f.details ->> 'appellantId')::bigint where f.verb = 'appeal-decided' and f.details ->> 'appellantId' ~ '^[0-9]{1,15}$'`,
    ),
    plain(
      "proposal",
      sql`select p.author_id from proposals p where f.verb = 'proposal-decided' and f.is_shown and not f.has_twin and f.details ->> 'proposalId' ~ '^[0-9]{1,15}$'
        and p.id = (f.details ->> 'proposalId')::bigint`,
    ),
    plain(
      "suggestion",
      sql`select x.author_id from documents x where f.verb = 'proposed' and f.is_shown and x.id = f.subject_id and f.kind in ('question', 'answer', 'comment')`,
    ),
  ];
}

function faqCauses(plain: Plain): SQL[] {
  return [
    plain(
      "faq-source",
      sql`select o.user_id from faq_entries x, lateral (values (x.owner_id), (f.author_id)) o (user_id)
        where f.verb = 'faq-source-changed' and f.is_shown and x.id = f.subject_id`,
    ),
    plain(
      "faq-review",
      sql`select x.id from users x where f.verb = 'faq-submitted' and x.role = any(${textArray(PUBLISHING)}) and not ${isSuspended(sql`x.id`)} limit ${MOST_PUBLISHERS}`,
    ),
    plain(
      "faq-review",
      sql`select (f.details ->> 'submitterId')::bigint where f.verb in ('faq-returned', 'faq-published') and f.details ->> 'submitterId' ~ '^[0-9]{1,15}$'`,
    ),
    plain(
      "faq-promoted",
      sql`select o.user_id from (select user_id from faq_credits where entry_id = f.subject_id
          union select x.author_id from faq_sources s join documents x on x.id = s.document_id where s.entry_id = f.subject_id) o
        where f.verb in ('faq-promoted', 'faq-published') and f.is_shown and not exists (
          select 1 from notifications n where n.document_id = f.subject_id and n.user_id = o.user_id and n.kind = 'faq-promoted' and n.event_id <> f.id)`,
    ),
  ];
}

function pageCauses(plain: Plain): SQL[] {
  const isChange = sql`f.is_shown and f.verb in ('page-created', 'page-edited', 'page-renamed', 'page-reverted', 'page-moved', 'page-protected')
    and coalesce(f.details ->> 'isMinor', 'false') <> 'true'`;
  return [
    plain(
      "page",
      sql`select w.user_id from watches w where ${isChange} and w.target = 'page' and w.target_id = f.subject_id`,
    ),
    plain(
      "page",
      sql`select w.user_id from watches w where ${isChange} and w.target = 'tree' and w.target_id in (
        with recursive above (id, parent_id, depth) as (
          select x.id, x.parent_id, 1 from pages x where x.id = f.subject_id
          union all select x.id, x.parent_id, above.depth + 1 from pages x join above on x.id = above.parent_id where above.depth < ${DEEPEST_TREE}
        ) select id from above)`,
    ),
  ];
}

/** An answer answers together with its question: the words of a search may be spread over both. */
function searchCause(): SQL {
  return sql`
    select 'search'::text, w.user_id, w.id, w.query
    from (select * from watches where target = 'search' and answered_at is null order by created_at desc limit ${MOST_SEARCHES}) w,
      lateral (select s.vector || coalesce((select o.vector from search_documents o where o.document_id = f.question_id and o.document_id <> s.document_id), '') as vector
        from search_documents s where s.document_id = f.subject_id) found
    where f.is_shown and (${isNews} and f.kind = 'answer' or f.verb in ('accepted', 'faq-published', 'page-created', 'page-edited'))
      and w.terms <> '' and w.user_id is distinct from f.author_id and found.vector @@ w.terms::tsquery`;
}
