-- Whom a notification may be told: a decision about a member has no document, and is that member's own affair.
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
  RETURN document_is_shown(told_document);
END $$;
