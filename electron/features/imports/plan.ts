import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';
import { newestStep } from '../../core/changes.ts';
import type { AddedName, ImportKindRules } from '../../rooms/import-kind.ts';
import type { Comparing, Comparison } from './compare.ts';

/**
 * What an import would store, as a short print: the keys it adds, and the records it changes or marks as they stood. In
 * whatever order: PostgreSQL gives the same rows in another one after its own housekeeping.
 */
export function planOf({ added, changed, leaving, returned }: Pick<Comparison, 'added' | 'changed' | 'leaving' | 'returned'>): string {
  const does: string[] = [];
  const put = (...parts: unknown[]): unknown => does.push(JSON.stringify(parts));
  for (const { key } of added) put('new', key);
  for (const { row, changes } of changed) put('changed', row['id'], row['version'], changes);
  for (const row of leaving) put('leaving', row['id'], row['version']);
  for (const { id, version } of returned) put('returned', id, version);
  const hash = createHash('sha256');
  for (const one of does.toSorted()) hash.update(`${one}\n`);
  return hash.digest('hex');
}

/** What a preview worked out, when, and which step of the log was the newest before it began. */
export interface Worked {
  comparison: Comparison;
  after: string;
  today: string;
}

/** What the preview told of an import. */
export interface Shown {
  /** What it would store, as a print. */
  plan?: string;
  worked?: Worked;
  /** Records that its rows point at, by the names they had when it was read. */
  named?: ReadonlyMap<string, string>;
}

/** What the preview worked out, if nothing here has changed since: then nothing else would come out. */
export async function stillStands(
  { db, today }: Comparing,
  { worked, added }: Shown & { added: readonly AddedName[] },
): Promise<Comparison | null> {
  // Records that rows name are added before rows are compared again: that is a change of its own.
  if (!worked || added.length > 0 || worked.today !== today || (await newestStep(db)) !== worked.after) return null;
  return worked.comparison;
}

/** Refuses to store anything but what the preview showed, and to point at a record whose name is another's by now. */
export function refuseOtherPlan(comparison: Comparison, { plan, worked, named = new Map() }: Shown, { idNamed }: ImportKindRules): void {
  if (comparison === worked?.comparison) return;
  const renamed = [...named].some(([key, id]) => idNamed?.(key) !== id);
  if (!renamed && planOf(comparison) === plan) return;
  const message = 'Something here has changed since the file was read, so the import would do other than was shown.';
  throw new AppError('conflict', message, { remedy: 'Nothing was imported. Choose the file again to see what it would do now.' });
}
