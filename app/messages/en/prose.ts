/** Words that stand inside people's texts when they are shown. In the language of the text, not of the reader. */
export default {
  note: "Note",
  tip: "Tip",
  important: "Important",
  warning: "Warning",
  caution: "Caution",
  image: "Image",
  "applies-to": "Applies to",
  "back-to-text": "Back to the text",
};
