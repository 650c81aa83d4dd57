// Whether images can be kept: the folder of the uploads while the server runs.
//
// Promises: a folder that a server has opened is known by a mark in it; when the mark is gone (a disk that was unmounted),
// nothing is written in its place, because it would lie under the mount point and be lost when the disk comes back.
import { access, constants, mkdir, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "#drizzle/start-error";

const MARK = ".opened";
const LEAST_FREE_BYTES = 1024 * 1024;

export type FolderState = "ok" | "missing" | "read-only" | "full";

/** By this process. */
const opened = new Set<string>();

/** At the start of a server. Several servers may share the folder: each is content with any mark. */
export async function openFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if ((await folderState(folder)) === "missing") await markFolder(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `Images cannot be kept in ${folder} (${reason}). Make it writable, or choose another DATA_DIR.`,
    );
  }
  opened.add(folder);
}

/** Whether a server keeps images there. */
export async function isOpened(folder: string): Promise<boolean> {
  return access(join(folder, MARK)).then(
    () => true,
    () => false,
  );
}

export async function markFolder(folder: string): Promise<void> {
  await writeFile(join(folder, MARK), "A server of the community keeps images here.\n");
}

/** Makes the folder unless a server has opened it: then it must be there. */
export async function prepareFolder(folder: string): Promise<FolderState> {
  if (opened.has(folder)) return folderState(folder);
  await mkdir(folder, { recursive: true });
  return "ok";
}

export async function folderState(folder: string): Promise<FolderState> {
  if (!(await isOpened(folder))) return "missing";
  try {
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize < LEAST_FREE_BYTES ? "full" : "ok";
  } catch {
    return "read-only";
  }
}
