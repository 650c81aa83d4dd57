/** The host of the page that led here; null where the browser does not say. */
export function refererHost(request: Request): string | null {
  const referer = request.headers.get("referer") ?? "";
  return URL.canParse(referer) ? new URL(referer).host.toLowerCase() : null;
}
