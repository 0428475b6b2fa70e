import { notInBin } from '../../../core/bin.ts';
import { AppError } from '../../../../shared/errors.ts';
import { NO_GROUP_PREFIX, prefixFor } from '../../../../shared/domain/refs.ts';
import type { ReadDb } from '../../../db/schema.ts';

/** The prefix a group is to have: the one given, if no other group has it, or one made from the name. */
export async function choosePrefix(db: ReadDb, group: { id: string | null; name: string; refPrefix: string }): Promise<string> {
  const rows = await db.selectFrom('working_group').select(['id', 'name', 'ref_prefix']).where(notInBin()).execute();
  const others = rows.filter((row) => row.id !== group.id);
  if (group.refPrefix === '') return prefixFor(group.name, new Set(others.map((row) => row.ref_prefix)));
  const holder = others.find((row) => row.ref_prefix === group.refPrefix);
  if (holder || group.refPrefix === NO_GROUP_PREFIX) {
    throw new AppError(
      'duplicate',
      `${holder?.name ?? 'Actions without a group'} already use${holder ? 's' : ''} the references ${group.refPrefix}.`,
      {
        remedy: 'Choose other letters, or leave them empty to have some made from the name.',
      },
    );
  }
  return group.refPrefix;
}

/** Refuses a group that would report to itself, directly or through others. */
export async function refuseCircle(db: ReadDb, id: string, parentId: string): Promise<void> {
  const rows = await db.selectFrom('working_group').select(['id', 'parent_group_id as parentId']).execute();
  const parentOf = new Map(rows.map((row) => [row.id, row.parentId]));
  const seen = new Set<string>();
  for (let at: string | null = parentId; at !== null && !seen.has(at); at = parentOf.get(at) ?? null) {
    if (at === id) {
      throw new AppError('validation', 'A working group can’t report to itself, or to a group below it.', {
        remedy: 'Choose another group to report to.',
        issues: [{ path: ['changes', 'parentGroupId'], message: 'This group reports to the one you are editing.' }],
      });
    }
    seen.add(at);
  }
}
