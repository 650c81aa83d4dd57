import { Restrictions } from "~/components/case/restrictions";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { MemberPart, type MemberProps } from "./member-form";

export function MemberRestrictions({ member, reply }: MemberProps) {
  const t = useT();
  return (
    <MemberPart id="restrictions" title={t("admin:members.restrictions")}>
      <Restrictions
        restrictions={member.restrictions}
        action={officeUrls.admin("members", member.id)}
        reply={reply}
        begun={{ caseId: null, rule: null }}
        isForLonger
      />
    </MemberPart>
  );
}
