export default {
  note: "Hinweis",
  tip: "Tipp",
  important: "Wichtig",
  warning: "Warnung",
  caution: "Vorsicht",
  image: "Bild",
  "applies-to": "Gilt für",
  "back-to-text": "Zurück zum Text",
};
