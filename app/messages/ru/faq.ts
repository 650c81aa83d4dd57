export default {
  title: "Официальные ответы",
};
