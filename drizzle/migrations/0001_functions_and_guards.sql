-- What must be true for ever and cannot be said as a constraint.

-- A published revision never changes. Its author may be anonymised, nothing else.
CREATE FUNCTION refuse_revision_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'revisions are never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.published_at IS NOT NULL AND (
    NEW.document_id, NEW.number, NEW.blob, NEW.created_at, NEW.published_at
  ) IS DISTINCT FROM (OLD.document_id, OLD.number, OLD.blob, OLD.created_at, OLD.published_at)
    OR OLD.published_at IS NOT NULL AND (NEW.title, NEW.tags, NEW.summary, NEW.based_on) IS DISTINCT FROM (OLD.title, OLD.tags, OLD.summary, OLD.based_on)
  THEN
    RAISE EXCEPTION 'a published revision never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER revisions_immutable BEFORE UPDATE OR DELETE ON revisions FOR EACH ROW EXECUTE FUNCTION refuse_revision_change();
--> statement-breakpoint
-- Decisions and events are logs: rows are added, never changed or taken away.
CREATE FUNCTION refuse_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER decisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();
