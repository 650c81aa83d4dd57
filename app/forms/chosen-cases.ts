// Cases that were ticked in the list, in the address of the page that shows what would happen to them.
const ID = /^[1-9][0-9]{0,14}$/;

export function casesIn(parameters: URLSearchParams): number[] {
  return parameters
    .getAll("case")
    .filter((text) => ID.test(text))
    .map(Number);
}
