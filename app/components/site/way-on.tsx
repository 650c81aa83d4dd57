/**
 * The page of an address that only leads on: nobody sees it. A route without a page answers what it throws as bare words,
 * and a dead link would end there instead of on the page that helps to search.
 */
export function WayOn() {
  return null;
}
