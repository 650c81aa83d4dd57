export default {
  note: "Hinweis",
  tip: "Tipp",
  important: "Wichtig",
  warning: "Warnung",
  caution: "Vorsicht",
  "applies-to": "Gilt für",
  "back-to-text": "Zurück zum Text",
};
