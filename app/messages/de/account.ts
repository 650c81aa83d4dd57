export default {
  "join.title": "Mitmachen",
  "join.intro": "Zwei Minuten, dann können Sie fragen und antworten. Zum Lesen brauchen Sie kein Konto.",
  "join.have-account": "Sie haben schon ein Konto?",
  "join.do": "Konto anlegen",
  "join.legal": "Mit dem Beitritt stimmen Sie zu:",
  "join.no-mail":
    "Diese Community verschickt zurzeit keine E-Mails. Sie können sofort anfangen; merken Sie sich Benutzernamen und Passwort, denn per E-Mail können wir Ihnen nicht weiterhelfen.",

  "login.title": "Anmelden",
  "login.do": "Anmelden",
  "login.no-account": "Noch kein Konto?",
  "login.forgot": "Passwort vergessen?",
  "login.first": "Melden Sie sich bitte an. Danach geht es dort weiter, wo Sie waren.",

  "field.name": "Benutzername",
  "field.name-hint":
    "Kleinbuchstaben, Ziffern, - und _. Er steht in der Adresse Ihres Profils, und Sie können sich damit anmelden.",
  "field.display-name": "Angezeigter Name",
  "field.display-name-hint":
    "Das sehen andere neben Ihren Beiträgen, in jeder Schrift. Bleibt das Feld leer, ist es der Benutzername.",
  "field.email": "E-Mail-Adresse",
  "field.email-hint": "Wird niemandem gezeigt. Wir schicken einen Link, mit dem Sie sie bestätigen.",
  "field.email-hint-proven": "Wird niemandem gezeigt.",
  "field.password": "Passwort",
  "field.new-password": "Neues Passwort",
  "field.password-hint":
    "Mindestens {minimum} Zeichen. Mehrere Wörter hintereinander merkt man sich leicht und errät man schwer.",
  "field.current-password": "Ihr Passwort",
  "field.current-password-hint": "Damit niemand anderes das an einem offen gelassenen Gerät ändert.",
  "field.login": "Benutzername oder E-Mail-Adresse",
  "field.login-hint": "Der Name, den Sie gewählt haben, oder Ihre E-Mail-Adresse.",
  "field.website": "Bitte leer lassen",
  "field.about": "Über Sie",
  "field.about-hint": "Einfacher Text. Andere sehen ihn, sobald ein Beitrag von Ihnen veröffentlicht ist.",
  "field.language": "Sprache der Seiten",
  "field.time-zone": "Zeitzone",
  "field.avatar": "Bild",
  "field.avatar-hint": "Es wird quadratisch zugeschnitten und verkleinert.",

  "lacking.sign-in": "Anmelden",
  "lacking.verify-first": "Adresse bestätigen",
  "lacking.question-protected": "Ansehen, was Vertrauen öffnet",
  "error.wrong-login":
    "Name und Passwort passen nicht zusammen. Ist Ihre E-Mail-Adresse noch nicht bestätigt, melden Sie sich mit dem Benutzernamen an.",
  "error.wrong-password": "Das ist nicht Ihr Passwort.",
  "error.last-admin-leaves":
    "Zurzeit sind Sie die einzige Person, die diese Community verwalten kann. Geben Sie zuerst jemand anderem Administrationsrechte und löschen Sie dann Ihr Konto.",
  "error.honeypot": "Bitte lassen Sie dieses Feld leer; es ist für Programme gedacht.",
  "error.address-taken":
    "Diese Adresse lässt sich nicht mehr verwenden. Geben Sie in den Einstellungen eine andere an.",

  "notice.joined":
    "Willkommen. Sie können gleich schreiben. Wir haben Ihnen einen Link geschickt, mit dem Sie Ihre Adresse bestätigen.",
  "notice.joined-no-mail":
    "Willkommen. Sie können gleich schreiben. Beim nächsten Mal melden Sie sich mit Benutzernamen und Passwort an.",
  "notice.logged-in": "Sie sind angemeldet.",
  "pressed.then-me-too":
    "Melden Sie sich an oder treten Sie bei; dann zählen Sie mit und erfahren, wenn jemand antwortet.",
  "pressed.then-vote":
    "Melden Sie sich an oder treten Sie bei; dann zählt Ihre Stimme. Ein neues Konto stimmt ab, sobald seine Adresse bestätigt ist.",
  "pressed.then-watch": "Melden Sie sich an oder treten Sie bei; dann beobachten Sie das und erfahren, was neu ist.",
  "pressed.me-too": "Sie sind angemeldet und mitgezählt. Sie erfahren es, wenn jemand antwortet.",
  "pressed.vote": "Sie sind angemeldet, und Ihre Stimme zählt.",
  "pressed.watch": "Sie sind angemeldet und beobachten das jetzt.",
  "pressed.not":
    "Sie sind angemeldet. Was Sie vorher gedrückt haben, ließ sich nicht mehr ausführen; bitte drücken Sie es auf der Seite noch einmal.",
  "notice.confirmed": "Ihre Adresse ist bestätigt.",
  "notice.password-changed": "Ihr Passwort ist geändert. Alle anderen Geräte wurden abgemeldet.",
  "notice.password-set": "Ihr neues Passwort gilt, und Sie sind angemeldet. Alle anderen Geräte wurden abgemeldet.",
  "notice.claimed": "Willkommen zurück. Dieses Konto und alles darin gehört wieder Ihnen.",
  "notice.first-admin": "Willkommen. Sie verwalten jetzt diese Community.",
  "notice.profile-saved": "Ihr Profil ist gespeichert.",
  "notice.avatar-saved": "Ihr Bild ist gespeichert.",
  "notice.avatar-removed": "Ihr Bild ist entfernt.",
  "notice.address-sent": "Wir haben einen Link an Ihre Adresse geschickt. Sie gilt, sobald Sie ihn geöffnet haben.",
  "notice.address-same": "Das ist bereits Ihre Adresse.",
  "notice.session-ended": "Das Gerät ist abgemeldet.",
  "notice.sessions-ended": "Alle anderen Geräte sind abgemeldet.",
  "notice.deleted": "Ihr Konto ist gelöscht. Danke für die Zeit, die Sie hier waren.",

  "verify.title": "Adresse bestätigen",
  "verify.text":
    "{email} wird die Adresse des Kontos {name}. Dorthin gehen E-Mails zu Ihrem Konto, und Sie können sich damit anmelden.",
  "verify.do": "Adresse bestätigen",
  "verify.password": "Passwort von {name}",
  "verify.password-hint":
    "Auf diesem Gerät sind Sie nicht als {name} angemeldet, deshalb fragen wir nach dem Passwort.",
  "verify.not-you":
    "Sie haben dieses Konto nicht angelegt? Dann schließen Sie diese Seite. Ohne Ihre Bestätigung geschieht nichts.",
  "void.title": "Dieser Link gilt nicht mehr",
  "void.text":
    "Links gelten einmal, eine begrenzte Zeit lang, und immer nur der neueste. Haben Sie ihn gerade benutzt, ist alles in Ordnung.",
  "void.verify": "Melden Sie sich an und fordern Sie in den Einstellungen unter „E-Mail-Adresse“ einen neuen an.",
  "void.reset": "Fordern Sie einen neuen an.",
  "void.claim": "Fordern Sie einen neuen an, oder schreiben Sie uns; die Adresse steht am Fuß der Seite.",
  "void.setup":
    "Starten Sie den Server neu, um einen neuen zu bekommen. Gibt es schon jemanden, der die Community verwaltet, melden Sie sich an.",

  "forgot.title": "Passwort vergessen?",
  "forgot.intro":
    "Nennen Sie uns Ihre E-Mail-Adresse oder Ihren Benutzernamen. Wir schicken einen Link, mit dem Sie ein neues Passwort wählen.",
  "forgot.do": "Link schicken",
  "forgot.sent.title": "Sehen Sie in Ihr Postfach",
  "forgot.sent.text":
    "Gibt es ein Konto mit einer Adresse, ist eine E-Mail mit einem Link unterwegs. Er gilt zwei Stunden.",
  "forgot.sent.nothing":
    "Nach ein paar Minuten noch nichts da? Sehen Sie im Spam-Ordner nach, oder prüfen Sie, was Sie eingegeben haben.",
  "forgot.again": "Noch einmal versuchen",
  "forgot.no-mail":
    "Diese Community verschickt zurzeit keine E-Mails und kann Ihnen daher keinen Link schicken. Wenden Sie sich an die Menschen, die sie betreiben; sie können Ihnen einen geben.",

  "reset.title": "Neues Passwort wählen",
  "reset.text": "Für das Konto {name}. Alle Geräte werden abgemeldet, und hier werden Sie angemeldet.",
  "reset.do": "Passwort setzen",

  "claim.title": "Dieses Konto übernehmen",
  "claim.text":
    "{name} kam mit einer früheren Community hierher. Alles, was {name} dort geschrieben hat, ist hier. Wählen Sie ein Passwort, und es ist Ihr Konto.",
  "claim.do": "Konto übernehmen",
  "claim.how.title": "Ihr Konto aus der früheren Community",
  "claim.how.text":
    "Beiträge aus einer früheren Community stehen hier unter den Namen ihrer Verfasser. Kam Ihre Adresse mit, schicken wir Ihnen einen Link, mit dem das Konto wieder Ihres wird. Wenn nicht, schreiben Sie uns; die Adresse steht am Fuß der Seite.",

  "setup.title": "Die Verwaltung übernehmen",
  "setup.text":
    "Diese Community hat noch niemanden, der sie verwaltet. Sie sind die erste Person; später können Sie anderen die Rolle geben.",
  "setup.do": "Beginnen",

  "settings.title": "Einstellungen",
  "settings.pages": "Seiten der Einstellungen",
  "settings.profile": "Profil",
  "settings.email": "E-Mail-Adresse",
  "settings.notifications": "Mitteilungen",
  "settings.password": "Passwort",
  "settings.sessions": "Geräte",
  "settings.data": "Ihre Daten",

  "profile.save": "Profil speichern",
  "profile.see": "Profil ansehen, wie andere es sehen",
  "avatar.title": "Bild",
  "avatar.save": "Dieses Bild verwenden",
  "avatar.remove": "Bild entfernen",

  "email.now": "Ihre Adresse",
  "email.none": "Sie haben noch keine bestätigte Adresse.",
  "email.confirmed": "bestätigt",
  "email.waiting.title": "{email} ist noch nicht bestätigt",
  "email.waiting.text": "Wir haben einen Link dorthin geschickt. Öffnen Sie ihn, dann ist es Ihre Adresse.",
  "email.resend": "Link noch einmal schicken",
  "email.change": "Eine andere Adresse verwenden",
  "email.change-text": "Wir schicken einen Link an die neue Adresse. Bis Sie ihn öffnen, bleibt alles, wie es ist.",
  "email.change-do": "Link schicken",
  "email.no-mail":
    "Diese Community verschickt zurzeit keine E-Mails; Adressen lassen sich daher weder bestätigen noch ändern.",

  "password.change": "Passwort ändern",
  "password.change-do": "Passwort ändern",
  "password.change-text": "Danach sind alle anderen Geräte abgemeldet.",

  "sessions.title": "Wo Sie angemeldet sind",
  "sessions.text": "Ein Gerät kennen Sie nicht? Melden Sie es ab und ändern Sie Ihr Passwort.",
  "sessions.this": "dieses Gerät",
  "sessions.since": "angemeldet",
  "sessions.used": "benutzt",
  "sessions.unknown": "Unbekanntes Programm",
  "sessions.agent": "{browser} unter {system}",
  "sessions.end": "Abmelden",
  "sessions.end-of": "{device} abmelden",
  "sessions.end-others": "Alle anderen abmelden",

  "data.export.title": "Ihre Daten mitnehmen",
  "data.export.text":
    "Eine Datei (JSON) mit allem, was über Sie gespeichert ist: Profil, alles, was Sie geschrieben haben, in jeder Fassung, Stimmen, Entwürfe und Geräte.",
  "data.export.do": "Herunterladen",
  "data.delete.title": "Konto löschen",
  "data.delete.text":
    "Name, Adresse, Bild, Entwürfe und Geräte werden sofort und endgültig gelöscht. Ihre Stimmen zählen ohne Ihren Namen weiter.",
  "data.delete.others":
    "Was andere geschrieben haben, bleibt, wie sie es geschrieben haben – auch wo sie Sie beim Namen nennen. Ihren Benutzernamen kann danach niemand mehr annehmen.",
  "data.delete.posts": "Was Sie geschrieben haben",
  "data.delete.stay": "Es bleibt, ohne meinen Namen",
  "data.delete.stay-hint": "Andere lesen es als Beitrag eines ehemaligen Mitglieds.",
  "data.delete.go": "Es verschwindet auch",
  "data.delete.go-hint":
    "Fragen, die andere beantwortet haben, bleiben ohne Ihren Namen stehen, denn die Antworten gehören den anderen.",
  "data.delete.open": "Mein Konto löschen …",
  "data.delete.do": "Konto endgültig löschen",

  "member.joined": "dabei seit",
  "member.unclaimed": "aus einer früheren Community",
  "member.unclaimed-text":
    "Dieses Mitglied kam mit einer früheren Community und war noch nicht selbst hier. Sind Sie es?",
  "member.claim": "Konto übernehmen",
  "member.edit": "Profil bearbeiten",
  "member.accepted": "{count, plural, one {# angenommene Antwort} other {# angenommene Antworten}}",
  "member.tab-questions": "Fragen",
  "member.tab-answers": "Antworten",
  "member.tab-comments": "Kommentare",
  "member.upvotes": "{count, plural, one {# Zustimmung} other {# Zustimmungen}}",
  "member.writes-about": "Schreibt über",
  "member.watches": "Sie beobachten (nur Sie sehen das)",
  "member.tab-pages": "Wiki",
  "member.page-begun": "Hat die Seite begonnen",
  "member.contributions": "Beiträge",
  "member.is-accepted": "Angenommen",
  "member.votes": "{count, plural, one {Stimme} other {Stimmen}}",
  "trust-page.title": "So entsteht Vertrauen",
  "trust-page.intro":
    "Vertrauen wächst von selbst, für jedes Produkt einzeln, durch das, was anderen geholfen hat. Es öffnet mehr von diesem Ort; es ist kein Preis, und niemand zählt Punkte.",
  "trust-page.lost": "Wann das Vertrauen sinkt",
  "trust-page.lost-text":
    "Eine Entscheidung gegen etwas, das Sie geschrieben haben, begrenzt Ihr Vertrauen für {days} Tage; danach ist es von selbst wieder da. War ein Widerspruch berechtigt oder ist der verbesserte Text wieder veröffentlicht, zählt sie nicht. Eine Einschränkung des Kontos geht alldem vor.",
  "trust-page.roles": "Moderation, Team und Verwaltung werden ernannt; durch Vertrauen verdient sich niemand ein Amt.",
  "trust-page.own": "Ihr eigenes Vertrauen",
  "trust.title": "Ihre Vertrauensstufe in {place}: {level}",
  "trust.opens": "Diese Stufe erlaubt außerdem:",
  "trust.next": "Nächste Stufe: {level}.",
  "trust.so-far": "Bisher: {count} von {most}.",
  "trust.capped": "Eine Entscheidung gegen Sie aus den letzten {days} Tagen begrenzt die Stufe vorerst.",
  "trust.restricted": "Ihr Konto ist eingeschränkt. Das geht allem vor, was hier steht.",
  "trust.others": "In anderen Produkten:",

  "outbox.title": "Postausgang",
  "outbox.text": "In der Entwicklung werden E-Mails nicht verschickt, sondern hier gezeigt, die neueste zuerst.",
  "outbox.empty": "Noch keine E-Mails.",
  "outbox.to": "An {recipient}",

  "mail.verify.subject": "Bestätigen Sie Ihre Adresse für {community}",
  "mail.verify.text":
    "Guten Tag {name},\n\nwillkommen bei {community}. Bitte öffnen Sie diesen Link und bestätigen Sie, dass dies Ihre Adresse ist:\n\n{url}\n\nDer Link gilt drei Tage. Schreiben und lesen können Sie auch vorher.\n\nSie haben kein Konto angelegt? Dann hat sich jemand vertippt. Tun Sie nichts, und Sie hören nichts mehr von uns.",
  "mail.change.subject": "Bestätigen Sie Ihre neue Adresse für {community}",
  "mail.change.text":
    "Guten Tag {name},\n\nbitte öffnen Sie diesen Link, damit dies die Adresse Ihres Kontos bei {community} wird:\n\n{url}\n\nDer Link gilt einen Tag. Bis dahin bleibt Ihre alte Adresse.\n\nSie haben das nicht angefordert? Dann tun Sie nichts.",
  "mail.changed.subject": "Ihre Adresse bei {community} hat sich geändert",
  "mail.changed.text":
    "Guten Tag {name},\n\ndie Adresse Ihres Kontos bei {community} ist jetzt {email}. Dies ist die letzte E-Mail an die alte.\n\nDas waren nicht Sie? Dann schreiben Sie uns bitte gleich; wie, steht auf {url}",
  "mail.address-taken.subject": "Sie haben schon ein Konto bei {community}",
  "mail.address-taken.text":
    "Guten Tag {owner},\n\njemand, wahrscheinlich Sie selbst, hat gerade diese Adresse für das Konto {name} bei {community} angegeben. Sie gehört bereits zu Ihrem Konto {owner} und bleibt dort.\n\nSie haben Ihr Passwort vergessen? Hier wählen Sie ein neues:\n\n{url}\n\nDas waren nicht Sie? Dann tun Sie nichts; Ihrem Konto ist niemand nahe gekommen.",
  "mail.reset.subject": "Ein neues Passwort für {community}",
  "mail.reset.text":
    "Guten Tag {name},\n\nmit diesem Link wählen Sie ein neues Passwort für {community}:\n\n{url}\n\nEr gilt einmal und zwei Stunden lang.\n\nSie haben ihn nicht angefordert? Dann tun Sie nichts; Ihr Passwort bleibt, wie es ist.",
  "mail.password-changed.subject": "Ihr Passwort bei {community} wurde geändert",
  "mail.password-changed.text":
    "Guten Tag {name},\n\ndas Passwort Ihres Kontos bei {community} wurde gerade geändert, und alle anderen Geräte wurden abgemeldet.\n\nDas waren nicht Sie? Dann holen Sie sich Ihr Konto bitte gleich zurück:\n\n{url}",
  "mail.claim.subject": "Ihr Konto bei {community} wartet auf Sie",
  "mail.claim.text":
    "Guten Tag {name},\n\nwas Sie in unserer früheren Community geschrieben haben, ist zu {community} umgezogen. Mit diesem Link wird das Konto wieder Ihres:\n\n{url}\n\nEr gilt zwei Wochen.\n\nDas sind nicht Sie? Dann tun Sie nichts.",
} satisfies Record<string, string>;
