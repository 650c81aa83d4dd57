export default {
  title: "維基",
};
