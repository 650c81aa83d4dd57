// Members who were missing in the dump that brought their texts, and are in this one: their texts become theirs. Only where
// the text has no author yet; what was written here since is nobody else's business.
import { sql } from "drizzle-orm";
import { countWritten, type ImportRun } from "../import-run";

export async function giveTextsToLateAuthors(run: ImportRun): Promise<void> {
  const documents = await countWritten(
    run.db,
    sql`update documents d set author_id = m.member_id, author_name = null from (
      select pm.document_id, p.owner_id as owner from import_post_map pm join import_posts p on p.id = pm.id
        where pm.is_there and pm.type in (1, 2) and p.owner_id is not null
      union all select cm.document_id, c.user_id from import_comment_map cm join import_comments c on c.id = cm.id
        where cm.is_there and c.user_id is not null) ours join import_members m on m.id = ours.owner
    where d.id = ours.document_id and d.author_id is null and d.author_name = 'user' || ours.owner returning 1`,
  );
  await run.db.execute(sql`
    update revisions v set author_id = m.member_id, author_name = null from (
      select document_id from import_post_map where is_there union all select document_id from import_comment_map where is_there) ours,
      import_members m
    where v.document_id = ours.document_id and v.author_id is null and v.author_name = 'user' || m.id`);
  run.report.added("texts given to authors who were missing before", documents);
}
