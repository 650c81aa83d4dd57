// Every form of the product: where it is sent to, by whom, what fits, and for each field what does not. Fields in `free` take
// whatever is typed, or are no choice of a person's: keys, and what the form says about itself.
import type { ActionFunctionArgs } from "@remix-run/node";
import { CHANNELS, NOTIFICATION_KINDS } from "#moderation/notifying";
import { accountForms } from "./account-forms";
import { officeForms } from "./office-forms";
import type { World } from "./world";

export type FormEntry = {
  /** As it is exported from app/forms. */
  form: string;
  /** As in app/routes, without its ending. */
  route: string;
  path: string;
  params?: Record<string, string>;
  who: string;
  fields: Record<string, string>;
  unfit: Record<string, readonly string[]>;
  free?: readonly string[];
  /** Where the error stands when it is not beside the field of that name. */
  beside?: Record<string, string>;
  /** A button alone: there is no form to show again, so the answer is a page that says what to do. */
  isButton?: true;
};
export type Action = (args: ActionFunctionArgs) => unknown;

export const NO_NUMBER = ["abc", "-1", "1.5", "0x1F", "1e3", "９"] as const;
export const NO_ID = [...NO_NUMBER, "0", "999999"] as const;
export const NO_CHOICE = ["no-such", "undefined", "EN "] as const;
export const NO_TAGS = ["lamp, !!!", "。。。", `${"long".repeat(9)}`] as const;
export const TYPED = ["key", "drafted"] as const;
export const key = () => crypto.randomUUID();

export function formTable(world: World): FormEntry[] {
  return [...writingForms(world), ...faqForms(world), ...wikiForms(world), ...toldForms(world)]
    .concat(officeForms(world))
    .concat(accountForms(world));
}

function writingForms({ lamp, kettle, areaId, questionId, answerId }: World): FormEntry[] {
  const version = String(lamp.versions[0]?.id);
  const other = String(kettle.versions[0]?.id);
  const title = "Why does my lamp hum when it is warm";
  const body = "It hums after ten minutes, and stops when I turn the screw. What can I do against it?";
  const asking = {
    key: key(),
    title,
    body,
    area: String(areaId),
    product: String(lamp.id),
    version,
    tags: "bulb",
    language: "en",
  };
  const question = { id: String(questionId), slug: "lamp" };
  const answer = { id: String(answerId) };
  const offer = { move: NO_CHOICE, anyway: NO_CHOICE };
  const placed = { area: NO_ID, product: NO_ID, version: [...NO_ID, other], language: NO_CHOICE };
  return [
    {
      form: "AskForm",
      route: "ask",
      path: "/ask",
      who: "asker",
      fields: asking,
      unfit: {
        ...placed,
        tags: [...NO_TAGS, "a, b, c, d, e, f"],
        disclosed: NO_CHOICE,
        faq: NO_NUMBER,
        about: NO_NUMBER,
        ...offer,
      },
      free: [...TYPED, "title", "body", "v", "section"],
    },
    {
      form: "LookForm",
      route: "ask",
      path: "/ask",
      who: "asker",
      fields: { look: "1", title, product: String(lamp.id) },
      unfit: { product: NO_ID },
      free: ["title"],
    },
    {
      form: "AnswerForm",
      route: "q.$id.$slug",
      path: `/q/${questionId}/lamp`,
      params: question,
      who: "helper",
      fields: { key: key(), body, language: "en" },
      unfit: { language: NO_CHOICE, ...offer },
      free: [...TYPED, "body"],
    },
    {
      form: "CommentForm",
      route: "posts.$id.comments",
      path: `/posts/${answerId}/comments`,
      params: answer,
      who: "asker",
      fields: { key: key(), body: "Which screw do you mean?" },
      unfit: offer,
      free: [...TYPED, "body"],
    },
    {
      form: "EditForm",
      route: "posts.$id.edit",
      path: `/posts/${questionId}/edit`,
      params: { id: String(questionId) },
      who: "asker",
      fields: { key: key(), title, body, tags: "bulb", base: "1" },
      unfit: { tags: NO_TAGS, minor: NO_CHOICE, base: NO_NUMBER, against: NO_NUMBER },
      free: [...TYPED, "title", "body", "summary"],
    },
    {
      form: "PlaceForm",
      route: "questions.$id.place",
      path: `/questions/${questionId}/place`,
      params: { id: String(questionId) },
      who: "asker",
      fields: { area: String(areaId), product: String(lamp.id), version, language: "de" },
      unfit: placed,
    },
    {
      form: "PlaceForm",
      route: "questions.$id.place",
      path: `/questions/${questionId}/place`,
      params: { id: String(questionId) },
      who: "moderator",
      fields: { area: String(areaId), product: String(lamp.id), version, language: "de" },
      unfit: placed,
    },
    ...buttons({ questionId, answerId }),
  ];
}

function buttons({ questionId, answerId }: Pick<World, "questionId" | "answerId">): FormEntry[] {
  const of = (form: string, route: string, id: number, field: string, who = "helper"): FormEntry => ({
    form,
    route,
    path: `/${route.replace("$id", String(id)).replaceAll(".", "/")}`,
    params: { id: String(id) },
    who,
    fields: {},
    unfit: { [field]: ["2", "yes", ""] },
    isButton: true,
  });
  return [
    of("VoteForm", "posts.$id.votes", answerId, "value", "asker"),
    of("AcceptForm", "answers.$id.acceptance", answerId, "accepted", "asker"),
    of("forum:SwitchForm", "questions.$id.me-too", questionId, "on"),
    { ...of("office:SwitchForm", "questions.$id.pin", questionId, "on", "moderator"), free: ["reason"] },
    { ...of("office:SwitchForm", "questions.$id.protection", questionId, "on", "moderator"), free: ["reason"] },
    {
      form: "SolvedForm",
      route: "deflections",
      path: "/deflections",
      who: "helper",
      fields: { key: key(), solvedBy: String(questionId) },
      unfit: { solvedBy: NO_ID, language: NO_CHOICE },
      free: [...TYPED, "title", "v"],
      isButton: true,
    },
    {
      form: "PreviewForm",
      route: "preview",
      path: "/preview",
      who: "helper",
      fields: { body: "text" },
      unfit: { language: NO_CHOICE, product: NO_NUMBER, kind: NO_CHOICE },
      free: ["body"],
      isButton: true,
    },
    {
      form: "DraftForm",
      route: "drafts",
      path: "/drafts",
      who: "helper",
      fields: { body: "text" },
      unfit: { target: NO_CHOICE },
      free: [...TYPED, "discard"],
      isButton: true,
    },
    {
      form: "OpenedForm",
      route: "searches.$key",
      path: "/searches/a",
      params: { key: crypto.randomUUID() },
      who: "guest",
      fields: {},
      unfit: { opened: NO_NUMBER },
      isButton: true,
    },
  ];
}

function faqForms({ entry, answerId, lamp, kettle, groups, people }: World): FormEntry[] {
  const [ofKettle, ofLamp] = ["Kettles", "Lamps"].map((name) => String(groups.find((one) => one.name === name)?.id));
  const version = lamp.versions[0]?.id;
  const other = kettle.versions[0]?.id;
  const fields = {
    key: key(),
    question: "Why does it flicker?",
    body: "Turn the screw.",
    language: "en",
    product: String(lamp.id),
    [`version-${version}`]: "1",
  };
  const placed = {
    language: NO_CHOICE,
    product: [...NO_ID, String(kettle.id)],
    group: [...NO_ID, ofKettle ?? ""],
    reviewOn: ["0000-01-01", "soon", "2026-02-30"],
    [`version-${other}`]: ["1"],
    "version-999999": ["1"],
  };
  const beside = { [`version-${other}`]: "versions", "version-999999": "versions" };
  const atEntry = { params: { slug: entry.slug }, who: "staff" };
  return [
    {
      form: "PromotionForm",
      route: "answers.$id.promotion",
      path: `/answers/${answerId}/promotion`,
      params: { id: String(answerId) },
      who: "staff",
      fields: { ...fields, [`source-${answerId}`]: "" },
      beside: { ...beside, product: "*" },
      unfit: { ...placed, publish: NO_CHOICE },
      free: [...TYPED, "question", "body", "cause", "newGroup"],
    },
    {
      form: "EntryForm",
      route: "faq.$slug.edit",
      path: `/faq/${entry.slug}/edit`,
      ...atEntry,
      fields: { ...fields, base: String(entry.publishedRevisionId) },
      beside: { ...beside, product: "*" },
      unfit: { ...placed, owner: [...NO_ID, String(people.asker.id)], base: NO_NUMBER, against: NO_NUMBER },
      free: [...TYPED, "question", "body", "cause", "newGroup", "summary"],
    },
    {
      form: "GroupForm",
      route: "faq.groups",
      path: "/faq/groups",
      who: "staff",
      fields: { do: "add", name: "Screws", product: String(lamp.id), language: "en" },
      unfit: { do: NO_CHOICE, product: NO_ID, parent: [...NO_ID, ofKettle ?? ""], language: NO_CHOICE },
      free: ["name", "id"],
    },
    {
      form: "GroupForm",
      route: "faq.groups",
      path: "/faq/groups",
      who: "staff",
      fields: { do: "save", id: ofLamp ?? "", name: "Lamps", position: "1" },
      unfit: { parent: [...NO_ID, ofKettle ?? ""], position: [...NO_NUMBER, "", "10001"], id: NO_NUMBER },
      free: ["name"],
    },
    {
      form: "RatingForm",
      route: "faq.$slug.rating",
      path: `/faq/${entry.slug}/rating`,
      params: { slug: entry.slug },
      who: "guest",
      fields: { rating: "3" },
      unfit: { rating: [...NO_NUMBER, "0", "7", ""] },
      free: ["comment"],
    },
    {
      form: "SourceForm",
      route: "faq.$slug.sources",
      path: `/faq/${entry.slug}/sources`,
      ...atEntry,
      fields: { key: key(), source: String(answerId), base: "1", decision: "keep" },
      unfit: { source: NO_NUMBER, live: NO_NUMBER, base: NO_NUMBER, decision: NO_CHOICE },
      free: ["key"],
    },
    {
      form: "StepForm",
      route: "faq.$slug.state",
      path: `/faq/${entry.slug}/state`,
      ...atEntry,
      fields: { step: "archive" },
      unfit: { step: NO_CHOICE, revision: NO_NUMBER, case: NO_NUMBER },
      free: ["note"],
      isButton: true,
    },
  ];
}

function wikiForms({ pageId, lamp, kettle }: World): FormEntry[] {
  const page = { params: { id: String(pageId) }, who: "staff" };
  const words = { title: "How to clean the shade", body: "Wipe it with a dry cloth. Water leaves marks." };
  return [
    {
      form: "NewPageForm",
      route: "wiki.new",
      path: "/wiki/new",
      who: "staff",
      fields: { key: key(), ...words, product: String(lamp.id), language: "en" },
      unfit: {
        do: NO_CHOICE,
        product: NO_ID,
        parent: NO_ID,
        parentTitle: ["Nowhere", "除垢"],
        language: NO_CHOICE,
        takesFormer: NO_CHOICE,
      },
      beside: { parentTitle: "parent" },
      free: [...TYPED, "title", "body", "summary"],
    },
    {
      form: "PageEditForm",
      route: "pages.$id.edit",
      path: `/pages/${pageId}/edit`,
      ...page,
      fields: { key: key(), body: words.body, base: "1" },
      unfit: {
        do: NO_CHOICE,
        minor: NO_CHOICE,
        base: NO_NUMBER,
        against: NO_NUMBER,
        reverts: NO_NUMBER,
        part: NO_CHOICE,
        section: NO_NUMBER,
      },
      free: [...TYPED, "body", "summary"],
    },
    {
      form: "MoveForm",
      route: "pages.$id.move",
      path: `/pages/${pageId}/move`,
      ...page,
      fields: { key: key(), title: "Changing the bulb", product: String(kettle.id) },
      unfit: {
        product: NO_ID,
        parent: NO_ID,
        parentTitle: ["Nowhere", "除垢"],
        takesFormer: NO_CHOICE,
        renamesBelow: NO_CHOICE,
      },
      beside: { parentTitle: "parent" },
      free: ["key", "title", "summary"],
    },
    {
      form: "ProtectionForm",
      route: "pages.$id.protection",
      path: `/pages/${pageId}/protection`,
      ...page,
      fields: { key: key() },
      unfit: { protection: NO_CHOICE, until: ["2026-02-30", "tomorrow", "2020-01-01"] },
      free: ["key", "reason"],
    },
  ];
}

function toldForms({ questionId }: World): FormEntry[] {
  const kinds = Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, CHANNELS[0]]));
  return [
    {
      form: "WatchForm",
      route: "watches",
      path: "/watches",
      who: "helper",
      fields: { target: "question", id: String(questionId), on: "1" },
      unfit: { target: NO_CHOICE, id: NO_ID, on: ["2", ""] },
      free: ["to"],
      isButton: true,
    },
    {
      form: "WatchForm",
      route: "watches",
      path: "/watches",
      who: "helper",
      fields: { target: "search", query: "flicker", language: "en", on: "1" },
      unfit: { language: NO_CHOICE, on: ["2", ""] },
      free: ["to", "query"],
      isButton: true,
    },
    {
      form: "ReadForm",
      route: "notifications._index",
      path: "/notifications",
      who: "helper",
      fields: {},
      unfit: { ids: ["abc", "1,,2"], upTo: NO_NUMBER },
      isButton: true,
    },
    {
      form: "NotificationChoicesForm",
      route: "settings.notifications",
      path: "/settings/notifications",
      who: "helper",
      fields: kinds,
      unfit: Object.fromEntries([...NOTIFICATION_KINDS.map((kind) => [kind, NO_CHOICE]), ["autoWatch", NO_CHOICE]]),
    },
  ];
}
