import type { LoaderFunctionArgs } from "@remix-run/node";
import { transparencyReport } from "~/models/case/transparency.server";
import { requireAdmin } from "~/web/visit.server";

/** The transparency report, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const { db } = requireAdmin(args);
  return new Response(await transparencyReport(db), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="decisions.csv"',
    },
  });
}
