import type en from "../en/script";

export default {
  copy: "Kopieren",
  copied: "Kopiert",
  saving: "Wird gespeichert …",
  saved: "Als Entwurf gespeichert {when}",
  "kept-here":
    "Noch nicht auf dem Server gespeichert. Ihr Text bleibt in diesem Browser und wird gesendet, sobald die Verbindung wieder da ist.",
  "kept-nowhere": "Dieser Text ließ sich nicht speichern. Kopieren Sie ihn, bevor Sie die Seite verlassen.",
  restored: "Das haben Sie {when} geschrieben; es war noch nicht beim Server angekommen.",
  discard: "Verwerfen",
  offline:
    "Sie sind offline. Lesen und schreiben Sie ruhig weiter; Ihr Text bleibt in diesem Browser, bis die Verbindung wieder da ist.",
  online: "Die Verbindung ist wieder da.",
  failed: "Das hat den Server nicht erreicht. Nichts ist verloren; bitte versuchen Sie es noch einmal.",
  "hide-preview": "Vorschau schließen",
  "preview-failed": "Die Vorschau lässt sich gerade nicht zeigen. Ihr Text ist noch da.",
  uploading: "{name} wird hochgeladen …",
  "upload-failed": "{name} ließ sich nicht hochladen.",
  "image-text": "Bild beschreiben",
  held: "Das würde zuerst geprüft:",
  refused: "So lässt sich das nicht veröffentlichen:",
  counter: "{used} von {most} Zeichen",
  over: "{over} Zeichen zu viel",
  keyboard: "Tastatur",
  "keyboard-search": "Suche",
  "keyboard-help": "diese Liste",
  "keyboard-next": "nächster Eintrag",
  "keyboard-previous": "voriger Eintrag",
  "keyboard-open": "öffnen",
  "keyboard-send": "Geschriebenes senden",
  close: "Schließen",
} satisfies Record<keyof typeof en, string>;
