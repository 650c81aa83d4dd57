-- Where a question was merged to: a column that lists, indexes and counts can read. Until now it was guessed from events, and
-- what was merged into a question that was merged away itself stood under a page nobody could open.
ALTER TABLE "questions" ADD COLUMN "merged_into" bigint;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_merged_into_questions_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "questions_merged_index" ON "questions" USING btree ("merged_into") WHERE "questions"."merged_into" is not null;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_not_merged_into_itself" CHECK ("questions"."merged_into" <> "questions"."id");--> statement-breakpoint
-- Every merge that still stands leads to the end of its chain of merges.
WITH RECURSIVE merges AS (
  SELECT x.question_id, x.canonical_id FROM question_duplicates x
  JOIN question_closures c ON c.question_id = x.question_id AND c.reason = 'duplicate' AND c.reopened_at IS NULL
  WHERE EXISTS (SELECT 1 FROM events e WHERE e.subject_id = x.question_id AND e.verb = 'merged'
    AND e.details ->> 'into' = x.canonical_id::text AND e.at >= c.closed_at)
), chain AS (
  SELECT question_id, canonical_id, 1 AS depth FROM merges
  UNION ALL SELECT chain.question_id, m.canonical_id, chain.depth + 1 FROM chain JOIN merges m ON m.question_id = chain.canonical_id
    WHERE chain.depth < 64 AND m.canonical_id <> chain.question_id
), ends AS (
  SELECT DISTINCT ON (question_id) question_id, canonical_id FROM chain ORDER BY question_id, depth DESC
)
UPDATE questions q SET merged_into = ends.canonical_id FROM ends WHERE ends.question_id = q.id AND ends.canonical_id <> q.id;--> statement-breakpoint
INSERT INTO question_duplicates (question_id, canonical_id, marked_by, marked_at)
SELECT x.question_id, q.merged_into, x.marked_by, x.marked_at FROM question_duplicates x
JOIN questions q ON q.id = x.canonical_id AND q.merged_into IS NOT NULL WHERE x.question_id <> q.merged_into ON CONFLICT DO NOTHING;--> statement-breakpoint
DELETE FROM question_duplicates x USING questions q WHERE q.id = x.canonical_id AND q.merged_into IS NOT NULL;--> statement-breakpoint
-- What got stuck under a question that was merged away stands under the end of its chain from now on, and is counted there.
UPDATE comments c SET question_id = q.merged_into, parent_id = CASE WHEN c.parent_id = q.id THEN q.merged_into ELSE c.parent_id END
FROM questions q WHERE q.id = c.question_id AND q.merged_into IS NOT NULL;--> statement-breakpoint
UPDATE answers a SET question_id = q.merged_into FROM questions q WHERE q.id = a.question_id AND q.merged_into IS NOT NULL;--> statement-breakpoint
UPDATE search_documents s SET question_id = q.merged_into FROM questions q
WHERE q.id = s.question_id AND s.document_id <> q.id AND q.merged_into IS NOT NULL;--> statement-breakpoint
DELETE FROM search_documents s USING questions q WHERE q.id = s.document_id AND q.merged_into IS NOT NULL;--> statement-breakpoint
UPDATE documents d SET product_id = q.product_id FROM answers a JOIN questions q ON q.id = a.question_id
WHERE d.id = a.id AND d.product_id IS DISTINCT FROM q.product_id AND q.id IN (SELECT merged_into FROM questions WHERE merged_into IS NOT NULL);--> statement-breakpoint
INSERT INTO me_toos (question_id, user_id, at)
SELECT q.merged_into, m.user_id, min(m.at) FROM me_toos m JOIN questions q ON q.id = m.question_id AND q.merged_into IS NOT NULL
JOIN documents d ON d.id = q.merged_into WHERE m.user_id IS DISTINCT FROM d.author_id GROUP BY 1, 2 ON CONFLICT DO NOTHING;--> statement-breakpoint
DELETE FROM me_toos m USING questions q WHERE q.id = m.question_id AND q.merged_into IS NOT NULL;--> statement-breakpoint
INSERT INTO watches (user_id, target, target_id)
SELECT DISTINCT w.user_id, 'question', q.merged_into FROM watches w JOIN questions q ON w.target = 'question' AND q.id = w.target_id
WHERE q.merged_into IS NOT NULL ON CONFLICT DO NOTHING;--> statement-breakpoint
DELETE FROM watches w USING questions q WHERE w.target = 'question' AND q.id = w.target_id AND q.merged_into IS NOT NULL;--> statement-breakpoint
DELETE FROM question_tags x USING questions q WHERE q.id = x.question_id AND q.merged_into IS NOT NULL;--> statement-breakpoint
UPDATE tags t SET question_count = (SELECT count(*) FROM question_tags x WHERE x.tag_id = t.id)
WHERE t.slug IN (SELECT unnest(tag_slugs) FROM questions WHERE merged_into IS NOT NULL);--> statement-breakpoint
UPDATE questions q SET
  answer_count = (SELECT count(*) FROM answers a JOIN documents d ON d.id = a.id AND d.state = 'published' WHERE a.question_id = q.id),
  accepted_count = (SELECT count(*) FROM answers a JOIN documents d ON d.id = a.id AND d.state = 'published' WHERE a.question_id = q.id AND a.is_accepted),
  comment_count = (SELECT count(*) FROM comments c JOIN documents d ON d.id = c.id AND d.state = 'published' WHERE c.parent_id = q.id),
  me_too_count = (SELECT count(*) FROM me_toos m WHERE m.question_id = q.id)
WHERE q.merged_into IS NOT NULL OR q.id IN (SELECT merged_into FROM questions WHERE merged_into IS NOT NULL);
