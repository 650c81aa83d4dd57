export default {
  note: "说明",
  tip: "提示",
  important: "重要",
  warning: "警告",
  caution: "小心",
  image: "图片",
  "applies-to": "适用于",
  "back-to-text": "返回正文",
};
