// The whole program: every command of package.json ends here. The launcher (commonplace.mjs) builds what is missing,
// imports the bundle that starts with this file and calls main().
import { StartError } from "#drizzle/start-error";
import type { CommandOptions } from "~/commands/command";
import { handInNouns } from "~/models/document/visibility.server";

export async function main(command: string, args: string[], options: CommandOptions): Promise<void> {
  handInNouns((await import("./models/nouns.server")).NOUNS);
  switch (command) {
    case "start":
    case "dev":
      return (await import("./commands/serve.server")).serve(args, options);
    case "seed":
      return (await import("./commands/seed.server")).seedCommand();
    case "import":
      return (await import("./commands/import.server")).importCommand(args);
    case "create-admin":
      return (await import("./commands/create-admin.server")).createAdminCommand(args);
    case "backup":
      return (await import("#drizzle/backup.server")).backup(args);
    case "restore":
      return (await import("#drizzle/backup.server")).restore(args);
    case "verify-log":
      return (await import("./commands/verify-log.server")).verifyLogCommand();
    case "reindex":
      return (await import("./commands/reindex.server")).reindexCommand();
    case "filter":
      return (await import("./commands/filter/filter.server")).filterCommand(args);
    case "build":
      return; // the launcher has just done it
    default:
      throw new StartError(
        `There is no command "${command}". npm start -- --help, or node app/commonplace.mjs --help, lists those there are.`,
      );
  }
}
