// Words about accounts: joining, logging in, settings, profiles, and the mails the community writes.
export default {
  "join.title": "Join",
  "join.intro": "Two minutes, and you can ask and answer. Reading needs no account.",
  "join.have-account": "You have an account already?",
  "join.do": "Join",
  "join.no-mail":
    "This community does not send mail at the moment. You can start at once; remember your name and your password, because there is no mail to help you in again.",

  "login.title": "Log in",
  "login.do": "Log in",
  "login.no-account": "No account yet?",
  "login.forgot": "Forgot your password?",
  "login.first": "Log in to go on. You come back to where you were.",

  "field.name": "User name",
  "field.name-hint":
    "Small letters, digits, - and _. It is in the address of your profile, and you can log in with it.",
  "field.display-name": "Name shown",
  "field.display-name-hint": "What others see beside your posts, in any script. Left empty, it is your user name.",
  "field.email": "E-mail",
  "field.email-hint": "Never shown to anybody. We send a link to confirm it.",
  "field.email-hint-proven": "Never shown to anybody.",
  "field.password": "Password",
  "field.new-password": "New password",
  "field.password-hint":
    "At least {minimum} characters. Several words in a row are easy to remember and hard to guess.",
  "field.current-password": "Your password",
  "field.current-password-hint": "So that nobody else changes this on a device you left open.",
  "field.login": "User name or e-mail",
  "field.login-hint": "An e-mail works once it is confirmed.",
  "field.website": "Leave this empty",
  "field.about": "About you",
  "field.about-hint": "Plain text. Others see it once one of your posts is published.",
  "field.language": "Language of the pages",
  "field.time-zone": "Time zone",
  "field.avatar": "Picture",
  "field.avatar-hint": "PNG, JPEG, WebP or GIF, at most 5 MB. It is cut square and made small.",

  "error.wrong-login":
    "The name and the password do not go together. If your e-mail is not confirmed yet, log in with your user name.",
  "error.wrong-password": "This is not your password.",
  "error.honeypot": "Please leave this field empty; it is there to catch programs.",
  "error.address-taken": "This address cannot be used any more. Choose another one in your settings.",

  "notice.joined": "Welcome. You can write right away. We sent you a mail with a link that confirms your address.",
  "notice.joined-no-mail":
    "Welcome. You can write right away. Next time, log in with your user name and your password.",
  "notice.logged-in": "You are logged in.",
  "notice.confirmed": "Your address is confirmed.",
  "notice.password-changed": "Your password is changed. All other devices were logged out.",
  "notice.password-set": "Your new password is set, and you are logged in. All other devices were logged out.",
  "notice.claimed": "Welcome back. This account and everything in it is yours again.",
  "notice.first-admin": "Welcome. You are the administrator of this community.",
  "notice.profile-saved": "Your profile is saved.",
  "notice.avatar-saved": "Your picture is saved.",
  "notice.avatar-removed": "Your picture is gone.",
  "notice.address-sent": "We sent a mail with a link to your address. It counts once you have opened the link.",
  "notice.address-same": "This is your address already.",
  "notice.session-ended": "That device is logged out.",
  "notice.sessions-ended": "All other devices are logged out.",
  "notice.deleted": "Your account is deleted. Thank you for the time you were here.",

  "verify.title": "Confirm your address",
  "verify.text":
    "{email} becomes the address of the account {name}. Mails about your account go there, and you can log in with it.",
  "verify.do": "Confirm the address",
  "verify.password": "Password of {name}",
  "verify.password-hint": "You are not logged in as {name} on this device, so we ask for the password.",
  "verify.not-you": "You did not open this account? Then close this page. Without your confirmation, nothing happens.",
  "void.title": "This link does not work any more",
  "void.text": "Links work once, for a limited time, and only the newest one. If you have just used it, all is well.",
  "void.verify": "Log in and ask for a new one in your settings, under “E-mail”.",
  "void.reset": "Ask for a new one.",
  "void.claim": "Ask for a new one, or write to us; the address is at the foot of the page.",
  "void.setup": "Start the server again to get a new one. If there is an administrator already, log in.",

  "forgot.title": "Forgot your password?",
  "forgot.intro": "Tell us your e-mail or your user name. We send a link with which you choose a new password.",
  "forgot.do": "Send the link",
  "forgot.sent.title": "Look into your mail",
  "forgot.sent.text":
    "If there is an account with an address, a mail with a link is on its way. It works for two hours.",
  "forgot.sent.nothing": "Nothing there after a few minutes? Look into the spam folder, or check what you typed.",
  "forgot.again": "Try again",
  "forgot.no-mail":
    "This community does not send mail at the moment, so it cannot send you a link. Write to the people who run it; they can give you one.",

  "reset.title": "Choose a new password",
  "reset.text": "For the account {name}. All devices are logged out, and you are logged in here.",
  "reset.do": "Set the password",

  "claim.title": "Make this account yours",
  "claim.text":
    "{name} came here with an earlier community. Everything {name} wrote there is here. Choose a password, and it is your account.",
  "claim.do": "Make it mine",
  "claim.how.title": "Your account from the earlier community",
  "claim.how.text":
    "Posts from an earlier community are here under the names of their authors. If your address came along, we send you a link with which your account becomes yours. If it did not, write to us; the address is at the foot of the page.",

  "setup.title": "Become the administrator",
  "setup.text": "This community has no administrator yet. You will be the first; you can give others the role later.",
  "setup.do": "Begin",

  "settings.title": "Settings",
  "settings.pages": "Pages of the settings",
  "settings.profile": "Profile",
  "settings.email": "E-mail",
  "settings.notifications": "Notifications",
  "settings.password": "Password",
  "settings.sessions": "Devices",
  "settings.data": "Your data",

  "profile.save": "Save the profile",
  "profile.see": "See your profile as others do",
  "avatar.title": "Picture",
  "avatar.save": "Use this picture",
  "avatar.remove": "Take it away",

  "email.now": "Your address",
  "email.none": "You have no confirmed address yet.",
  "email.confirmed": "confirmed",
  "email.waiting.title": "{email} is not confirmed yet",
  "email.waiting.text": "We sent a link there. Open it, and the address is yours.",
  "email.resend": "Send the link again",
  "email.change": "Use another address",
  "email.change-text": "We send a link to the new address. Until you open it, everything stays as it is.",
  "email.change-do": "Send the link",
  "email.no-mail": "This community does not send mail at the moment, so addresses cannot be confirmed or changed.",

  "password.change": "Change the password",
  "password.change-do": "Change the password",
  "password.change-text": "All other devices are logged out then.",

  "sessions.title": "Where you are logged in",
  "sessions.text": "A device you do not know? Log it out and change your password.",
  "sessions.this": "this device",
  "sessions.since": "logged in",
  "sessions.used": "used",
  "sessions.unknown": "Unknown program",
  "sessions.agent": "{browser} on {system}",
  "sessions.end": "Log out",
  "sessions.end-of": "Log out {device}",
  "sessions.end-others": "Log out all others",

  "data.export.title": "Take your data with you",
  "data.export.text":
    "One file (JSON) with everything kept about you: your profile, all you wrote in every version, your votes, drafts and devices.",
  "data.export.do": "Download",
  "data.delete.title": "Delete your account",
  "data.delete.text":
    "Your name, address, picture, drafts and devices are deleted at once, for good. Your votes stay in the counts without your name.",
  "data.delete.others":
    "What others wrote stays as they wrote it, also where they call you by name. Nobody else can take your user name afterwards.",
  "data.delete.posts": "What you wrote",
  "data.delete.stay": "It stays, without my name",
  "data.delete.stay-hint": "Others find it signed “former member”.",
  "data.delete.go": "It goes too",
  "data.delete.go-hint": "Questions that others have answered stay without your name, because the answers are theirs.",
  "data.delete.open": "Delete my account …",
  "data.delete.do": "Delete the account for good",

  "member.joined": "joined",
  "member.unclaimed": "from an earlier community",
  "member.unclaimed-text": "This member came here with an earlier community and has not been here yet. Is it you?",
  "member.claim": "Make the account yours",
  "member.edit": "Edit your profile",
  "member.accepted": "{count, plural, one {# accepted answer} other {# accepted answers}}",
  "member.tab-questions": "Questions",
  "member.tab-answers": "Answers",
  "member.contributions": "Contributions",
  "member.is-accepted": "Accepted",
  "member.votes": "{count, plural, one {vote} other {votes}}",
  "trust.title": "Your trust in {place}: {level}",
  "trust.opens": "What it adds:",
  "trust.next": "Next: {level}.",
  "trust.so-far": "So far: {count} of {most}.",
  "trust.capped": "A decision against you in the last {days} days limits this for now.",
  "trust.restricted": "A restriction on your account comes before all of this.",
  "trust.others": "In other products:",

  "outbox.title": "Outbox",
  "outbox.text": "In development, mails are not sent but listed here, the newest first.",
  "outbox.empty": "No mails yet.",
  "outbox.to": "To {recipient}",

  "mail.verify.subject": "Confirm your address for {community}",
  "mail.verify.text":
    "Hello {name},\n\nwelcome to {community}. Please open this link and confirm that this is your address:\n\n{url}\n\nThe link works for three days. You can write and read before that, too.\n\nYou did not join? Then somebody mistyped an address. Do nothing, and you will not hear from us again.",
  "mail.change.subject": "Confirm your new address for {community}",
  "mail.change.text":
    "Hello {name},\n\nplease open this link to make this the address of your account at {community}:\n\n{url}\n\nThe link works for one day. Until then, your old address stays.\n\nYou did not ask for this? Then do nothing.",
  "mail.changed.subject": "Your address at {community} has changed",
  "mail.changed.text":
    "Hello {name},\n\nthe address of your account at {community} is now {email}. This is the last mail to the old one.\n\nIt was not you? Then write to us right away; you find how on {url}",
  "mail.address-taken.subject": "You have an account at {community} already",
  "mail.address-taken.text":
    "Hello {owner},\n\nsomebody, probably you, has just given this address for the account {name} at {community}. It belongs to your account {owner} already and stays there.\n\nYou forgot your password? Choose a new one here:\n\n{url}\n\nIt was not you? Then do nothing; nobody has come near your account.",
  "mail.reset.subject": "A new password for {community}",
  "mail.reset.text":
    "Hello {name},\n\nwith this link you choose a new password for {community}:\n\n{url}\n\nIt works once, for two hours.\n\nYou did not ask for it? Then do nothing; your password stays as it is.",
  "mail.password-changed.subject": "Your password at {community} has changed",
  "mail.password-changed.text":
    "Hello {name},\n\nthe password of your account at {community} has just been changed, and all other devices were logged out.\n\nIt was not you? Then take your account back right away:\n\n{url}",
  "mail.claim.subject": "Your account at {community} is waiting for you",
  "mail.claim.text":
    "Hello {name},\n\nwhat you wrote in our earlier community has moved to {community}. With this link, the account becomes yours again:\n\n{url}\n\nIt works for two weeks.\n\nThis is not you? Then do nothing.",
} satisfies Record<string, string>;
