export default {
  note: "說明",
  tip: "提示",
  important: "重要",
  warning: "警告",
  caution: "小心",
  image: "圖片",
  "applies-to": "適用於",
  "back-to-text": "返回內文",
};
