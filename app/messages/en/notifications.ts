// Words of being told: notifications, watches, mails, digest.
export default {
  title: "Notifications",
};
