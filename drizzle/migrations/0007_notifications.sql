-- What finds a document that answers a watched search, as PostgreSQL's tsquery reads it.
ALTER TABLE "watches" ADD COLUMN "terms" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "tried_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "given_up_at" timestamp with time zone;
--> statement-breakpoint
CREATE INDEX "notifications_age_index" ON "notifications" USING btree ("created_at");
--> statement-breakpoint
CREATE INDEX "notifications_newest_index" ON "notifications" USING btree ("user_id","id");
--> statement-breakpoint
-- Whether everybody may see a document now: it, the question it belongs to, and the answer it stands under.
CREATE FUNCTION document_is_shown(shown_id bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce((
    SELECT d.state = 'published'
      AND (d.kind NOT IN ('question', 'answer', 'comment') OR coalesce(q.is_listed, false))
      AND (c.id IS NULL OR p.state = 'published')
    FROM documents d LEFT JOIN answers a ON a.id = d.id LEFT JOIN comments c ON c.id = d.id
      LEFT JOIN questions q ON q.id = coalesce(a.question_id, c.question_id, d.id) LEFT JOIN documents p ON p.id = c.parent_id
    WHERE d.id = shown_id), false);
END $$;
--> statement-breakpoint
-- Whether a member may be told of it: asked when it is told, when a mail is sent, and whenever it is listed or counted. What was
-- decided about one's own post or flag may always be told; it says nothing of the text.
CREATE FUNCTION may_be_told(told_kind text, told_document bigint, member bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF told_kind IN ('flag', 'appeal') THEN
    RETURN true;
  END IF;
  IF told_kind = 'decision' THEN
    RETURN EXISTS (SELECT 1 FROM documents d WHERE d.id = told_document AND d.author_id = member);
  END IF;
  RETURN document_is_shown(told_document);
END $$;
