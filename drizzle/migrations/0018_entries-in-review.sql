-- Whom a notification may be told: entries of the FAQ that were handed in are not published yet, and concern offices only.
CREATE OR REPLACE FUNCTION may_be_told(told_kind text, told_document bigint, member bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF told_kind IN ('flag', 'appeal') THEN
    RETURN true;
  END IF;
  IF told_kind = 'decision' THEN
    RETURN told_document IS NULL
      OR EXISTS (SELECT 1 FROM documents d WHERE d.id = told_document AND d.author_id = member)
      OR EXISTS (SELECT 1 FROM cases c JOIN decisions x ON x.case_id = c.id WHERE c.document_id = told_document AND x.author_id = member);
  END IF;
  IF told_kind = 'faq-review' THEN
    RETURN EXISTS (SELECT 1 FROM users u WHERE u.id = member AND u.role <> 'member' AND u.deleted_at IS NULL);
  END IF;
  RETURN document_is_shown(told_document);
END $$;
--> statement-breakpoint
-- Entries that were handed in before there was a task for it.
INSERT INTO cases (document_id) SELECT id FROM faq_entries WHERE state = 'review'
ON CONFLICT (document_id) DO UPDATE SET state = 'open', version = cases.version + 1, opened_at = now(), decided_at = NULL, claimed_by = NULL
  WHERE cases.state = 'decided';
--> statement-breakpoint
INSERT INTO signals (case_id, kind, revision_id, code)
SELECT c.id, 'review', d.latest_revision_id, 'faq-submitted'
FROM faq_entries e JOIN documents d ON d.id = e.id JOIN cases c ON c.document_id = e.id WHERE e.state = 'review';
