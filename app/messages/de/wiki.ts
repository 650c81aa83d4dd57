export default {
  title: "Wiki",
};
