export default {
  note: "Примечание",
  tip: "Совет",
  important: "Важно",
  warning: "Внимание",
  caution: "Осторожно",
  image: "Изображение",
  "applies-to": "Относится к",
  "back-to-text": "Вернуться к тексту",
};
