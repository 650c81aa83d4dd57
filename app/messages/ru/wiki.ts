export default {
  title: "Вики",
};
