// The forms of moderators and administrators, for the table of forms.
import { RESTRICTABLE } from "#moderation/restrictions";
import { INTERFACE_LANGUAGES } from "~/i18n";
import { type FormEntry, key, NO_CHOICE, NO_ID, NO_NUMBER } from "./forms-table";
import type { World } from "./world";

/** Boxes: nothing ticked is everything. */
const scopeUnfit = () => ({
  kinds: NO_CHOICE,
  languages: NO_CHOICE,
  standings: NO_CHOICE,
  areas: NO_NUMBER,
  products: NO_NUMBER,
});

export function officeForms(world: World): FormEntry[] {
  return [...careForms(world), ...caseForms(world), ...memberForms(world), ...catalogueForms(world), ...settingForms()];
}

function careForms({ questionId, answerId }: World): FormEntry[] {
  const question = { params: { id: String(questionId) }, who: "moderator" };
  const targets = ["999999", "no question", String(questionId)];
  return [
    {
      form: "ClosureForm",
      route: "questions.$id.closure",
      path: `/questions/${questionId}/closure`,
      ...question,
      fields: { do: "close", reason: "off-topic" },
      unfit: { do: NO_CHOICE, reason: NO_CHOICE },
      free: ["note", "because"],
    },
    {
      form: "DuplicatesForm",
      route: "questions.$id.duplicates",
      path: `/questions/${questionId}/duplicates`,
      ...question,
      fields: { do: "mark" },
      unfit: { do: NO_CHOICE, targets },
      free: ["note", "because", "leavesTitleOut"],
    },
    {
      form: "MergeForm",
      route: "questions.$id.merge",
      path: `/questions/${questionId}/merge`,
      ...question,
      fields: {},
      unfit: { into: targets },
      free: ["note", "leavesTitleOut"],
    },
    {
      form: "DeletionForm",
      route: "posts.$id.deletion",
      path: `/posts/${answerId}/deletion`,
      params: { id: String(answerId) },
      who: "moderator",
      fields: { deleted: "1", rule: "respect" },
      unfit: { deleted: ["2", ""], rule: NO_CHOICE },
      free: ["note"],
    },
  ];
}

function caseForms({ caseId, answerId }: World): FormEntry[] {
  const one = { params: { id: String(caseId) }, who: "moderator" };
  return [
    {
      form: "DecisionForm",
      route: "queue.$id",
      path: `/queue/${caseId}`,
      ...one,
      fields: { outcome: "remove", version: "1", rule: "respect" },
      unfit: { outcome: NO_CHOICE, version: NO_NUMBER, about: NO_CHOICE, appealed: NO_NUMBER, rule: NO_CHOICE },
      free: ["passage", "note"],
    },
    {
      form: "queue:ClaimForm",
      route: "queue.$id_.claim",
      path: `/queue/${caseId}/claim`,
      ...one,
      fields: {},
      unfit: { do: NO_CHOICE },
      isButton: true,
    },
    {
      form: "HandoverForm",
      route: "queue.$id_.handover",
      path: `/queue/${caseId}/handover`,
      ...one,
      fields: { word: "Is this their own shop?" },
      unfit: { to: NO_ID, word: [""] },
    },
    {
      form: "BulkForm",
      route: "queue.bulk",
      path: "/queue/bulk",
      who: "moderator",
      fields: { outcome: "remove", seen: `${caseId}-1`, rule: "respect", key: key() },
      unfit: { outcome: NO_CHOICE, seen: ["", "1", "-1-1", "1-x"], rule: NO_CHOICE },
      free: ["note", "key"],
    },
    {
      form: "FindingForm",
      route: "queue.$id_.finding",
      path: `/queue/${caseId}/finding`,
      ...one,
      fields: { signal: "1", judged: "wrong" },
      unfit: { signal: NO_NUMBER, judged: NO_CHOICE },
      isButton: true,
    },
    {
      form: "UndoForm",
      route: "queue.undo",
      path: "/queue/undo",
      who: "moderator",
      fields: { batch: key(), count: "1" },
      unfit: { do: NO_CHOICE, count: ["0", "-1", "1.5", "x"] },
      free: ["batch"],
      isButton: true,
    },
    {
      form: "EraseForm",
      route: "decisions.$id_.words",
      path: "/decisions/1/words",
      params: { id: "1" },
      who: "admin",
      fields: {},
      unfit: { do: NO_CHOICE },
      isButton: true,
    },
    {
      form: "MarksForm",
      route: "queue.marked",
      path: "/queue/marked",
      who: "moderator",
      fields: { document: String(answerId), verdict: "fine" },
      unfit: { document: NO_NUMBER, verdict: NO_CHOICE },
    },
    {
      form: "FlagForm",
      route: "flags.$id",
      path: `/flags/${answerId}`,
      params: { id: String(answerId) },
      who: "helper",
      fields: { key: key() },
      unfit: { rule: NO_CHOICE },
      free: ["key", "passage"],
    },
    {
      form: "AppealForm",
      route: "decisions.$id",
      path: "/decisions/1",
      params: { id: "1" },
      who: "helper",
      fields: {},
      unfit: { because: [""] },
    },
    {
      form: "ReviewForm",
      route: "proposals.$id",
      path: "/proposals/1",
      params: { id: "1" },
      who: "moderator",
      fields: { do: "accept" },
      unfit: { do: NO_CHOICE, live: NO_NUMBER, case: NO_NUMBER },
      free: ["note"],
    },
  ];
}

function memberForms({ people }: World): FormEntry[] {
  const { asker } = people;
  const restrict = { do: "restrict", functionName: "vote", days: "3", rule: "respect", reason: "As said before." };
  const unfit = {
    do: NO_CHOICE,
    functionName: NO_CHOICE,
    days: ["2", "-1", "1e3"],
    area: NO_ID,
    product: NO_ID,
    rule: NO_CHOICE,
    case: NO_ID,
  };
  const atAdmin = {
    route: "admin.members.$id",
    path: `/admin/members/${asker.id}`,
    params: { id: String(asker.id) },
    who: "admin",
  };
  const free = ["reason", "note", "role", "email", "posts", "id"];
  return [
    {
      form: "RecordForm",
      route: "members.$name_.record",
      path: `/members/${asker.name}/record`,
      params: { name: asker.name },
      who: "moderator",
      fields: restrict,
      unfit,
      free: ["reason", "id", "text"],
    },
    {
      form: "ImagesForm",
      route: "admin.images",
      path: "/admin/images",
      params: {},
      who: "admin",
      fields: { outside: "hosts", hosts: "images.example" },
      unfit: { outside: NO_CHOICE, hosts: ["no host"] },
    },
    {
      form: "LanguagesForm",
      route: "admin.languages",
      path: "/admin/languages",
      params: {},
      who: "admin",
      fields: { offered: "fr" },
      unfit: { offered: NO_CHOICE },
    },
    {
      form: "CleanupForm",
      route: "members.$name_.cleanup",
      path: `/members/${asker.name}/cleanup`,
      params: { name: asker.name },
      who: "moderator",
      fields: { do: "clean", post: "1", functionName: "post", days: "7", rule: "spam", note: "", key: "0123456789" },
      unfit: {
        post: NO_NUMBER,
        functionName: NO_CHOICE,
        days: ["2", "-1", "1e3"],
        rule: NO_CHOICE,
      },
      free: ["note", "key", "cleanup"],
    },
    {
      form: "CleanupForm",
      route: "members.$name_.cleanup",
      path: `/members/${asker.name}/cleanup`,
      params: { name: asker.name },
      who: "moderator",
      fields: { do: "undo" },
      unfit: { do: NO_CHOICE, cleanup: NO_NUMBER },
      free: ["post", "functionName", "days", "rule", "note", "key"],
    },
    { form: "MemberForm", ...atAdmin, fields: restrict, unfit, free },
    { form: "MemberForm", ...atAdmin, fields: { do: "role" }, unfit: { role: NO_CHOICE }, free },
    { form: "MemberForm", ...atAdmin, fields: { do: "email" }, unfit: { email: ["nobody", "a@b"] }, free },
    { form: "MemberForm", ...atAdmin, fields: { do: "address" }, unfit: { email: ["nobody", "a@b"] }, free },
    { form: "MemberForm", ...atAdmin, fields: { do: "delete" }, unfit: { posts: NO_CHOICE }, free },
    { form: "MemberForm", ...atAdmin, fields: { do: "lift" }, unfit: { id: NO_NUMBER }, free },
  ];
}

function catalogueForms({ lamp, tagId }: World): FormEntry[] {
  const product = {
    route: "admin.products.$id",
    path: `/admin/products/${lamp.id}`,
    params: { id: String(lamp.id) },
    who: "admin",
  };
  const tag = { route: "admin.tags.$id", path: `/admin/tags/${tagId}`, params: { id: String(tagId) }, who: "admin" };
  const names = INTERFACE_LANGUAGES.flatMap((one) => [`name.${one}`, `description.${one}`]);
  const tags = ["!!!", "one, two", "long".repeat(9)];
  return [
    {
      form: "AreaForm",
      route: "admin.areas.$id",
      path: "/admin/areas/new",
      params: { id: "new" },
      who: "admin",
      fields: { "name.en": "Ideas", kind: "questions" },
      unfit: { kind: NO_CHOICE, archived: NO_CHOICE },
      free: ["slug", ...names],
    },
    {
      form: "OrderForm",
      route: "admin.areas._index",
      path: "/admin/areas",
      who: "admin",
      fields: { id: "1", direction: "up" },
      unfit: { id: NO_ID, direction: NO_CHOICE },
      isButton: true,
    },
    {
      form: "OrderForm",
      route: "admin.products._index",
      path: "/admin/products",
      who: "admin",
      fields: { id: "1", direction: "up" },
      unfit: { id: NO_ID, direction: NO_CHOICE },
      isButton: true,
    },
    {
      form: "ProductForm",
      ...product,
      fields: { do: "save", name: "Lamp", slug: "lamp" },
      unfit: { do: NO_CHOICE, archived: NO_CHOICE },
      free: ["name", "slug", "description"],
    },
    {
      form: "ProductForm",
      ...product,
      fields: { do: "version", version: "Lamp 3" },
      unfit: { id: NO_NUMBER, archived: NO_CHOICE },
      free: ["version"],
    },
    {
      form: "ProductForm",
      ...product,
      fields: { do: "order", id: "1", direction: "up" },
      unfit: { id: NO_NUMBER, direction: NO_CHOICE },
    },
    { form: "TagForm", ...tag, fields: { do: "rename" }, unfit: { do: NO_CHOICE, name: tags } },
    { form: "TagForm", ...tag, fields: { do: "merge" }, unfit: { into: [...tags, "nowhere"] } },
    {
      form: "TagForm",
      ...tag,
      fields: { do: "describe", text: "All about bulbs." },
      unfit: { language: NO_CHOICE },
      free: ["text"],
    },
    {
      form: "NewTagForm",
      route: "admin.tags._index",
      path: "/admin/tags",
      who: "admin",
      fields: {},
      unfit: { name: tags },
    },
  ];
}

function settingForms(): FormEntry[] {
  const admin = (page: string) => ({ route: `admin.${page}`, path: `/admin/${page}`, who: "admin" });
  const standings = ["newcomer", "member", "trusted"];
  const texts = INTERFACE_LANGUAGES.flatMap((one) => [`title.${one}`, `text.${one}`]);
  const numbers = ["newcomerPosts", "establishedPosts", "establishedHours", "firstPostsHeld"];
  const strengths = standings.flatMap((one) => [`${one}.tag`, `${one}.hold`]);
  return [
    {
      form: "BrandForm",
      ...admin("brand"),
      fields: { name: "Lamps", ownColours: "1", brandColour: "#123456", brandColourDark: "#ffffff" },
      unfit: {
        ownColours: NO_CHOICE,
        brandColour: ["blue", "#12345"],
        brandColourDark: ["blue", "#12345"],
        removeLogo: NO_CHOICE,
      },
      free: ["name", "tagline"],
    },
    {
      form: "ContactForm",
      ...admin("contact"),
      fields: {},
      free: ["company", "address", "phone", "hours"],
      unfit: {
        email: ["nobody"],
        imprintUrl: ["javascript:alert(1)", "imprint"],
        privacyUrl: ["javascript:alert(1)"],
        "topic.0": ["Spare parts"],
        "reach.0": ["+49 30 1"],
      },
      beside: { "topic.0": "person.0", "reach.0": "person.0" },
    },
    {
      form: "LegalForm",
      ...admin("legal"),
      fields: {},
      unfit: { "imprint.en": ["x".repeat(60_001)] },
      free: ["imprint", "privacy", "terms"].flatMap((page) => INTERFACE_LANGUAGES.map((one) => `${page}.${one}`)),
    },
    {
      form: "LimitsForm",
      ...admin("limits"),
      fields: { ...Object.fromEntries(numbers.map((one) => [one, "1"])), rateFactor: "1", ...longest("7") },
      unfit: {
        ...longest(NO_CHOICE),
        ...Object.fromEntries(numbers.map((one) => [one, [...NO_NUMBER, "", "99999"]])),
        knownDomains: ["not a domain!"],
        refusedDomains: ["泵"],
        rateFactor: ["0", "abc", ""],
      },
    },
    {
      form: "RuleForm",
      route: "admin.rules.$key",
      path: "/admin/rules/respect",
      params: { key: "respect" },
      who: "admin",
      fields: Object.fromEntries([...texts.map((one) => [one, "Be kind"]), ["version", "1"], ["rung", "held"]]),
      unfit: {
        version: NO_NUMBER,
        rung: NO_CHOICE,
        ...Object.fromEntries(strengths.map((one) => [one, ["2", "-1", "much"]])),
        ...scopeUnfit(),
      },
      free: texts,
    },
    {
      form: "OwnRuleForm",
      route: "admin.rules.new",
      path: "/admin/rules/new",
      who: "admin",
      fields: { "title.en": "No coins", "text.en": "Nobody is paid in coins here." },
      unfit: {
        version: NO_NUMBER,
        key: ["spam", "new"],
        rung: [...NO_CHOICE, "block"],
        ...Object.fromEntries(strengths.map((one) => [one, ["2", "-1", "much"]])),
        ...scopeUnfit(),
        also: NO_CHOICE,
        outside: NO_CHOICE,
        shortened: NO_CHOICE,
        ...Object.fromEntries(["refused", "allowed", "shorteners"].map((one) => [one, ["not a domain", "http://"]])),
        ...Object.fromEntries(
          ["any", ...INTERFACE_LANGUAGES].flatMap((one) => [
            [`plain.${one}`, ["a*b", "!!!", "x".repeat(81)]],
            [`sign.${one}`, ["***", "one two three four five six seven"]],
          ]),
        ),
        ...Object.fromEntries(
          INTERFACE_LANGUAGES.flatMap((one) => [
            [`good.${one}`, ["x".repeat(1_001)]],
            [`bad.${one}`, [[1, 2, 3, 4, 5, 6, 7].join("\n")]],
          ]),
        ),
      },
      free: [...texts, ...["title", "text", "good", "bad"].map((part) => `${part}.any`), "anyway"],
    },
    {
      form: "RetireForm",
      route: "admin.rules.$key",
      path: "/admin/rules/no-coins",
      params: { key: "no-coins" },
      who: "admin",
      fields: { do: "retire", version: "1" },
      unfit: { do: NO_CHOICE, version: NO_NUMBER },
    },
    {
      form: "RuleOrderForm",
      route: "admin.rules._index",
      path: "/admin/rules",
      who: "admin",
      fields: { do: "order", id: "spam", direction: "up" },
      unfit: { do: NO_CHOICE, id: ["No such", ""], direction: NO_CHOICE },
      isButton: true,
    },
  ];
}

function longest<T>(value: T): Record<string, T> {
  return Object.fromEntries(RESTRICTABLE.map((one) => [`longest.${one}`, value]));
}
