// Where somebody is led who has decided something on the page of a case.
import { findNextCase, isOpenFor } from "~/models/case/queue-access.server";
import { officeUrls } from "~/office-urls";
import { urls } from "~/urls";
import type { MemberVisit } from "~/web/visit.server";

/** The same case while more waits on it, else the next one; where none is left, the empty queue. */
export async function afterDeciding(visit: MemberVisit, caseId: number): Promise<string> {
  if (await isOpenFor(visit.db, visit, caseId)) return officeUrls.case(caseId);
  return nextCase(visit, caseId);
}

export async function nextCase(visit: MemberVisit, caseId: number): Promise<string> {
  const next = await findNextCase(visit.db, visit, caseId);
  return next === null ? urls.queue() : officeUrls.case(next);
}
