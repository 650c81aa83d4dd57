// How the embedded PostgreSQL is set up: written anew into its folder at every start, so that a newer version of the
// program brings its own settings. What a company adds to postgresql.conf below the include line wins over it.
//
// Sized for a community on a small machine: server and database together stay below 300 MB under load.
// Tried: io_method "worker", PostgreSQL 18's default, keeps three more processes for nothing at this size.
import { createHash } from "node:crypto";
import { closeSync, constants, fchownSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "./account.server";

export type Manner = { durable: boolean; version: string };

const SETTINGS = {
  max_connections: 40,
  shared_buffers: "64MB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  effective_cache_size: "512MB",
  random_page_cost: 1.1,
  jit: "off",
  io_method: "sync",
  max_parallel_workers_per_gather: 0,
  autovacuum_max_workers: 2,
  autovacuum_vacuum_scale_factor: 0.05,
  autovacuum_analyze_scale_factor: 0.02,
  // No replica can attach to a socket nobody else reaches, so the log only has to survive a crash. 256 MB of it are
  // replayed in a few seconds, which keeps a start after kill -9 short.
  wal_level: "minimal",
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
  min_wal_size: "64MB",
  max_wal_size: "256MB",
  checkpoint_timeout: "10min",
  // Errors of statements reach the program, which logs them; the server's own log is for the server's troubles.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
  log_timezone: "'UTC'",
  timezone: "'UTC'",
  datestyle: "'iso, ymd'",
};

const DURABLE = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };
const THROW_AWAY = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

const POSTGRESQL_CONF = `# Commonplace writes commonplace.conf at every start. Your own settings go below this line and win.
include 'commonplace.conf'
`;

/** Only those who reach the socket's private folder get in; on Windows, those who know the password in our folder. */
const ACCESS = process.platform === "win32" ? "host all all 127.0.0.1/32 scram-sha-256\n" : "local all all trust\n";

/** A short name for a set of settings: a running server that carries another one is restarted, not adopted. */
export function signature(manner: Manner): string {
  return createHash("sha256").update(text(manner)).update(manner.version).digest("hex").slice(0, 16);
}

export function writeSettings(folder: string, manner: Manner, account: Account | null): void {
  const signed = `${text(manner)}commonplace.signature = '${signature(manner)}'\n`;
  writePrivately(join(folder, "commonplace.conf"), signed, account);
}

export function writeFirstSettings(folder: string, account: Account | null): void {
  writePrivately(join(folder, "postgresql.conf"), POSTGRESQL_CONF, account);
  writePrivately(join(folder, "pg_hba.conf"), ACCESS, account);
}

function text({ durable }: Manner): string {
  const lines = Object.entries({ ...SETTINGS, ...(durable ? DURABLE : THROW_AWAY) }).map(
    ([name, value]) => `${name} = ${value}\n`,
  );
  return `# Written at every start; changes here are lost. Use postgresql.conf.\n${lines.join("")}`;
}

/** Whole or not at all, readable by PostgreSQL's user only, and without following a link that user may have planted. */
export function writePrivately(path: string, content: string, account: Account | null): void {
  const unfinished = `${path}.${process.pid}.new`;
  rmSync(unfinished, { force: true });
  const file = openSync(unfinished, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    if (account) fchownSync(file, account.uid, account.gid);
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}
