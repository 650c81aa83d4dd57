// Reading what an address names.

/** An id from the address, or the page "not found". */
export function idFrom(value: string | undefined): number {
  if (!/^[1-9][0-9]{0,14}$/.test(value ?? "")) throw new Response("not-found", { status: 404 });
  return Number(value);
}

/** What stands behind the "?". */
export function queryOf(request: Request): URLSearchParams {
  return new URL(request.url).searchParams;
}
