export default {
  title: "维基",
};
