// The catalogues of every namespace and language. A new namespace is a file in each folder and a line here.

import deAccount from "./de/account";
import deAdmin from "./de/admin";
import deCommon from "./de/common";
import deDecisions from "./de/decisions";
import deFaq from "./de/faq";
import deForum from "./de/forum";
import deModeration from "./de/moderation";
import deNotifications from "./de/notifications";
import deQueue from "./de/queue";
import deRules from "./de/rules";
import deSearch from "./de/search";
import deWiki from "./de/wiki";
import enAccount from "./en/account";
import enAdmin from "./en/admin";
import enCommon from "./en/common";
import enDecisions from "./en/decisions";
import enFaq from "./en/faq";
import enForum from "./en/forum";
import enModeration from "./en/moderation";
import enNotifications from "./en/notifications";
import enQueue from "./en/queue";
import enRules from "./en/rules";
import enSearch from "./en/search";
import enWiki from "./en/wiki";
import ruAccount from "./ru/account";
import ruAdmin from "./ru/admin";
import ruCommon from "./ru/common";
import ruDecisions from "./ru/decisions";
import ruFaq from "./ru/faq";
import ruForum from "./ru/forum";
import ruModeration from "./ru/moderation";
import ruNotifications from "./ru/notifications";
import ruQueue from "./ru/queue";
import ruRules from "./ru/rules";
import ruSearch from "./ru/search";
import ruWiki from "./ru/wiki";
import zhHansAccount from "./zh-Hans/account";
import zhHansAdmin from "./zh-Hans/admin";
import zhHansCommon from "./zh-Hans/common";
import zhHansDecisions from "./zh-Hans/decisions";
import zhHansFaq from "./zh-Hans/faq";
import zhHansForum from "./zh-Hans/forum";
import zhHansModeration from "./zh-Hans/moderation";
import zhHansNotifications from "./zh-Hans/notifications";
import zhHansQueue from "./zh-Hans/queue";
import zhHansRules from "./zh-Hans/rules";
import zhHansSearch from "./zh-Hans/search";
import zhHansWiki from "./zh-Hans/wiki";
import zhHantAccount from "./zh-Hant/account";
import zhHantAdmin from "./zh-Hant/admin";
import zhHantCommon from "./zh-Hant/common";
import zhHantDecisions from "./zh-Hant/decisions";
import zhHantFaq from "./zh-Hant/faq";
import zhHantForum from "./zh-Hant/forum";
import zhHantModeration from "./zh-Hant/moderation";
import zhHantNotifications from "./zh-Hant/notifications";
import zhHantQueue from "./zh-Hant/queue";
import zhHantRules from "./zh-Hant/rules";
import zhHantSearch from "./zh-Hant/search";
import zhHantWiki from "./zh-Hant/wiki";

const en = {
  common: enCommon,
  forum: enForum,
  account: enAccount,
  admin: enAdmin,
  search: enSearch,
  moderation: enModeration,
  decisions: enDecisions,
  queue: enQueue,
  notifications: enNotifications,
  faq: enFaq,
  wiki: enWiki,
  rules: enRules,
};

type Namespaces = typeof en;
/** Every language has the words of English: same namespaces, same keys. */
type Catalogue = { [N in keyof Namespaces]: Record<keyof Namespaces[N], string> };
export type MessageKey = { [N in keyof Namespaces & string]: `${N}:${keyof Namespaces[N] & string}` }[keyof Namespaces &
  string];

export const catalogues = {
  en,
  de: {
    common: deCommon,
    forum: deForum,
    account: deAccount,
    admin: deAdmin,
    search: deSearch,
    moderation: deModeration,
    decisions: deDecisions,
    queue: deQueue,
    notifications: deNotifications,
    faq: deFaq,
    wiki: deWiki,
    rules: deRules,
  },
  ru: {
    common: ruCommon,
    forum: ruForum,
    account: ruAccount,
    admin: ruAdmin,
    search: ruSearch,
    moderation: ruModeration,
    decisions: ruDecisions,
    queue: ruQueue,
    notifications: ruNotifications,
    faq: ruFaq,
    wiki: ruWiki,
    rules: ruRules,
  },
  "zh-Hans": {
    common: zhHansCommon,
    forum: zhHansForum,
    account: zhHansAccount,
    admin: zhHansAdmin,
    search: zhHansSearch,
    moderation: zhHansModeration,
    decisions: zhHansDecisions,
    queue: zhHansQueue,
    notifications: zhHansNotifications,
    faq: zhHansFaq,
    wiki: zhHansWiki,
    rules: zhHansRules,
  },
  "zh-Hant": {
    common: zhHantCommon,
    forum: zhHantForum,
    account: zhHantAccount,
    admin: zhHantAdmin,
    search: zhHantSearch,
    moderation: zhHantModeration,
    decisions: zhHantDecisions,
    queue: zhHantQueue,
    notifications: zhHantNotifications,
    faq: zhHantFaq,
    wiki: zhHantWiki,
    rules: zhHantRules,
  },
} satisfies Record<string, Catalogue>;
