// Who acts: the one shape in which routes, models and components know a member.
import type { Role } from "#moderation/facts";
import type { InterfaceLanguage } from "./i18n";

export type { Role };

/** A member with a session. */
export type Actor = {
  id: number;
  name: string;
  displayName: string;
  role: Role;
  /** Restricted as a whole: reads, appeals, and nothing else; holds no office. */
  isSuspended: boolean;
  language: InterfaceLanguage;
  timeZone: string;
  avatar: string | null;
  isVerified: boolean;
  joinedAt: Date;
  /** Cases that wait, for those who may decide them; of a page about anything else no statement counts them. */
  openCases?: number | null;
  /** What is taken away from this member at present; the widest, where several are in force. */
  restriction?: { functionName: string; decisionId: number | null; endsAt: string | null } | null;
};
