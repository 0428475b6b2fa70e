import { sql, type RawBuilder } from 'kysely';
import type { EntityName } from '../../../shared/tables.ts';
import { notInBin } from '../../core/bin.ts';

/** True, in SQL, for a record that the newest file of its list no longer holds. */
export const hasLeft = (entity: EntityName, id: string): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from register_absence as ra where ra.kind = ${entity} and ra.record = ${sql.ref(id)} and ${notInBin('ra')})`;

/** Where a record stands in its list, in SQL: `ended` by its own date, `left` by a newer list, else `current`. */
export const standingOf = (
  entity: EntityName,
  id: string,
  endedOn: string | null,
  today: string,
): RawBuilder<'current' | 'ended' | 'left'> =>
  endedOn === null
    ? sql`case when ${hasLeft(entity, id)} then 'left' else 'current' end`
    : sql`case when ${sql.ref(endedOn)} <= ${today} then 'ended' when ${hasLeft(entity, id)} then 'left' else 'current' end`;
