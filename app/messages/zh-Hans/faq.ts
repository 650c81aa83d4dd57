export default {
  title: "官方常见问题",
};
