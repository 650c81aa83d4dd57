// Errors as pages in words: what happened, what now, and a search, because the visitor wanted something.
import { isRouteErrorResponse } from "@remix-run/react";
import { lackingFrom } from "#moderation/permissions/lacking";
import { lackingWay } from "~/components/account/lacking-way";
import { SearchForm } from "~/components/search/form";
import { LinkButton } from "~/components/ui/button";
import { safeMessage } from "~/components/ui/error-words";
import type { MessageValues, Translate } from "~/i18n";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

type ErrorKind =
  | "not-found"
  | "forbidden"
  | "bad-request"
  | "too-many"
  | "too-large"
  | "gone"
  | "conflict"
  | "failed"
  | "busy"
  | "away"
  | "read-only";
export type ErrorWords = { kind: ErrorKind; title: string; what: string; now: string };

const KINDS: Record<number, ErrorKind> = {
  400: "bad-request",
  401: "forbidden",
  403: "forbidden",
  404: "not-found",
  405: "bad-request",
  409: "conflict",
  410: "gone",
  413: "too-large",
  429: "too-many",
  503: "away",
};

export function errorPageOf(error: unknown, t: Translate): ErrorWords {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const kind = kindOf(status, error);
  const reason = isRouteErrorResponse(error) ? reasonWords(error.data, t) : null;
  return {
    kind,
    title: t(`common:page-error.${kind}.title`),
    what: reason ?? t(`common:page-error.${kind}.what`),
    now: t(`common:page-error.${kind}.now`),
  };
}

function kindOf(status: number, error: unknown): ErrorKind {
  const data: unknown = isRouteErrorResponse(error) ? error.data : null;
  if (status === 503 && data === "busy") return "busy";
  const isReadOnly = typeof data === "object" && data !== null && "trouble" in data && data.trouble === "read-only";
  if (status === 503 && isReadOnly) return "read-only";
  return KINDS[status] ?? (status >= 400 && status < 500 ? "bad-request" : "failed");
}

function reasonOf(data: unknown): string | null {
  const isObject = typeof data === "object" && data !== null;
  const reason = isObject && "reason" in data ? data.reason : data;
  return typeof reason === "string" && /^[a-z-]{1,60}$/.test(reason) ? reason : null;
}

/** A refusal carries its reason code as the body of the response, with values beside it where its wording needs any. */
function reasonWords(data: unknown, t: Translate): string | null {
  const reason = reasonOf(data);
  if (reason === null) return null;
  const isObject = typeof data === "object" && data !== null;
  const values = isObject && "values" in data && typeof data.values === "object" ? data.values : null;
  return safeMessage(t, `moderation:reason.${reason}`, { ...values } as MessageValues);
}

export function ErrorPage({ status, error }: { status: number; error: unknown }) {
  const { t, path } = usePage();
  const { kind, title, what, now } = errorPageOf(error, t);
  const isLost = kind === "not-found" || kind === "gone";
  const { isKept, lost } = textOf(error);
  return (
    <article className="narrow stack wide error-page" data-status={status}>
      <header className="page-head">
        <p className="meta">{status}</p>
        <h1>{title}</h1>
      </header>
      <div className="stack">
        <p id="what">{what}</p>
        <p>{isKept ? t("common:page-error.kept") : now}</p>
        {lost !== "" && <LostText text={lost} />}
      </div>
      <SearchForm query={isLost ? wordsOfPath(path) : ""} isLarge />
      <WaysOn kind={kind} isKept={isKept} error={error} />
    </article>
  );
}

/** What was typed and refused: among the drafts by now, or only here. */
function textOf(error: unknown): { isKept: boolean; lost: string } {
  const data: unknown = isRouteErrorResponse(error) ? error.data : null;
  if (typeof data !== "object" || data === null) return { isKept: false, lost: "" };
  return {
    isKept: "isKept" in data && data.isKept === true,
    lost: "lost" in data && typeof data.lost === "string" ? data.lost : "",
  };
}

function LostText({ text }: { text: string }) {
  const { t } = usePage();
  return (
    <div className="field">
      <label htmlFor="lost">{t("common:page-error.lost")}</label>
      <textarea id="lost" rows={10} readOnly defaultValue={text} dir="auto" />
      <p className="meta">
        <a href={urls.drafts()}>{t("common:page-error.to-drafts")}</a>
      </p>
    </div>
  );
}

/** What was kept, what is missing, and the places that are always there. */
function WaysOn({ kind, isKept, error }: { kind: ErrorKind; isKept: boolean; error: unknown }) {
  const { t, actor, path } = usePage();
  const lacking = isRouteErrorResponse(error) ? lackingFrom(reasonOf(error.data)) : null;
  const way = lacking && lackingWay(lacking, { actor, login: urls.login(path) });
  return (
    <p className="row">
      {isKept && (
        <LinkButton href={urls.drafts()} tone="first">
          {t("common:page-error.to-drafts")}
        </LinkButton>
      )}
      {kind === "forbidden" && actor === null && (
        <LinkButton href={urls.login(path)}>{t("common:page-error.login")}</LinkButton>
      )}
      {way && actor && (
        <LinkButton href={way.href} tone="first">
          {t(way.words)}
        </LinkButton>
      )}
      <LinkButton href={urls.questions()}>{t("common:empty.all-questions")}</LinkButton>
      <LinkButton href={urls.home()} tone="quiet">
        {t("common:nav.home")}
      </LinkButton>
    </p>
  );
}

/** `/q/999/pump-hums` was about "pump hums": that is what to search for. */
function wordsOfPath(path: string): string {
  const last = path.split(/[?#]/, 1)[0]?.split("/").pop() ?? "";
  try {
    return decodeURIComponent(last)
      .replace(/\.[a-z]{2,5}$/i, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()
      .slice(0, 80);
  } catch {
    return "";
  }
}
