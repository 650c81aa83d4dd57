// Lists and feeds of a Stack Exchange site: what of ours shows the same. Pure.
//
// Several tags at once are a search here, as a list has one tag; of "a or b" the first remains, as no search knows "or".
import { parseTags } from "~/models/question/tag.server";
import { urls } from "~/urls";

/** The address without its host; null where nothing here is like it. */
export function oldListAddress(path: string): string | null {
  const [room = "", ...rest] = path.split("/").map((part) => part.trim());
  const [first = "", second = ""] = rest;
  switch (room) {
    case "unanswered":
      return first === "tagged" ? questionsTagged(second, true) : urls.questions({ state: "unanswered" });
    case "questions":
      if (first === "tagged") return questionsTagged(second, false);
      return first === "ask" ? urls.ask() : null;
    case "tags":
      return first === "" ? urls.tags() : questionsTagged(first, false);
    case "feeds":
      return first === "tag" ? feedOf(second) : urls.questionsFeed();
    default:
      return null;
  }
}

function questionsTagged(written: string, isUnanswered: boolean): string | null {
  const parts = written.split(/\+|%20/i).map(decoded);
  const isEither = parts.some((part) => part.toLowerCase() === "or");
  const tags = parts.filter((part) => part.toLowerCase() !== "or").flatMap((part) => parseTags(part).slice(0, 1));
  const [tag] = tags;
  if (tag === undefined) return null;
  if (tags.length === 1 || isEither) return urls.questions({ tag, state: isUnanswered ? "unanswered" : undefined });
  return urls.search([...tags.map((each) => `[${each}]`), ...(isUnanswered ? ["is:unanswered"] : [])].join(" "));
}

function feedOf(written: string): string {
  const tag = parseTags(decoded(written.split("+")[0] ?? ""))[0];
  return urls.questionsFeed({ tag });
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return "";
  }
}
