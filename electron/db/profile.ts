import { basename } from 'node:path';

/** Where a partnership is kept: one SQLite file, or a PostgreSQL database. */
export type DatabaseProfile = { kind: 'sqlite'; path: string } | { kind: 'postgres'; url: string };

/** Reads what `--db` was given: a `postgres://` URL, or else a file. */
export const parseProfile = (text: string): DatabaseProfile =>
  /^postgres(ql)?:\/\//i.test(text) ? { kind: 'postgres', url: text } : { kind: 'sqlite', path: text };

/** True for a path on a network share as Windows writes it, on any system: people copy such paths into commands. */
export const isUncPath = (path: string): boolean => /^(\\\\|\/\/)[^\\/.?]/.test(path);

/** A name safe to show and log: a URL loses its password. */
export function describeProfile(profile: DatabaseProfile): string {
  if (profile.kind === 'sqlite') return basename(profile.path);
  const url = new URL(profile.url);
  return `${url.hostname}${url.port ? `:${url.port}` : ''}${url.pathname}`;
}
