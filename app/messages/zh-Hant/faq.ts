export default {
  title: "官方常見問題",
};
