export default {
  title: "Уведомления",
};
