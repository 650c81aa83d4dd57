// A real community to grow from: imported by the product's own importer beside the running server.
import { execFileSync } from "node:child_process";

export async function importDump(dataFolder: string, dump: string): Promise<void> {
  execFileSync(process.execPath, ["app/commonplace.mjs", "import", "stackexchange", dump], {
    env: { ...process.env, DATA_DIR: dataFolder, NODE_ENV: "production" },
    stdio: "inherit",
  });
}
