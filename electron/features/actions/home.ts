import type { Kysely } from 'kysely';
import type { Action } from '../../../shared/features/actions/contract.ts';
import type { HomeSummary } from '../../../shared/features/home/contract.ts';
import { DUE_SOON_DAYS } from '../../../shared/features/actions/rules.ts';
import { LIVE_ACTION_STATUSES } from '../../../shared/features/actions/codes.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import { actionRows, toAction } from './rows.ts';
import type { Schema } from '../../db/schema.ts';

const MOST_ACTIONS = 50;

/** Actions that still ask something of somebody. */
export const liveActions = (db: Kysely<Schema>) =>
  db
    .selectFrom('action as a')
    .where('a.deleted_at', 'is', null)
    .where('a.status', 'in', [...LIVE_ACTION_STATUSES]);

/** What an organisation's live actions come to; `id` is null for those without one. */
interface OrganisationActions {
  id: string | null;
  open: number;
  overdue: number;
  oldestDueOn: string | null;
  withoutDue: number;
  withoutOwner: number;
}

/** Live actions of each organisation, counted in one pass over the log. */
export function countByOrganisation(db: Kysely<Schema>, today: string): Promise<OrganisationActions[]> {
  return liveActions(db)
    .groupBy('a.organisation_id')
    .select(({ fn, eb }) => {
      // Literals: PostgreSQL would take bound ones for text, and can't add that up.
      const sumOf = (column: 'a.due_on' | 'a.owner_person_id') =>
        fn.sum<number>(eb.case().when(column, 'is', null).then(eb.lit(1)).else(eb.lit(0)).end());
      const late = eb.case().when('a.due_on', '<', today).then(eb.ref('a.due_on')).end();
      return [
        'a.organisation_id as id',
        fn.countAll<number>().as('open'),
        fn.count<number>(late).as('overdue'),
        fn.min<string | null>(late).as('oldestDueOn'),
        sumOf('a.due_on').as('withoutDue'),
        sumOf('a.owner_person_id').as('withoutOwner'),
      ];
    })
    .execute();
}

/** Organisations with overdue actions: most of them first, then the longest overdue. */
export async function overdueByOrganisation(
  db: Kysely<Schema>,
  counts: OrganisationActions[],
): Promise<HomeSummary['overdueByOrganisation']> {
  const late = counts.filter((count) => count.overdue > 0);
  const ids = late.flatMap(({ id }) => (id === null ? [] : [id]));
  const names =
    ids.length === 0 ? [] : await db.selectFrom('organisation').select(['id', 'name', 'sort_key']).where('id', 'in', ids).execute();
  const named = new Map(names.map((row) => [row.id, row]));
  const key = (id: string | null): string => named.get(id ?? '')?.sort_key ?? '';
  return late
    .toSorted((a, b) => b.overdue - a.overdue || order(a.oldestDueOn ?? '', b.oldestDueOn ?? '') || order(key(a.id), key(b.id)))
    .map(({ id, overdue, oldestDueOn }) => ({
      organisationId: id,
      organisationName: named.get(id ?? '')?.name ?? '',
      overdue,
      oldestDueOn: oldestDueOn ?? '',
    }));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Overdue actions and those due soon, by due date; of one organisation or of all. */
export async function dueActions(db: Kysely<Schema>, today: string, organisationId: string | undefined): Promise<Action[]> {
  const ids = await dueIds(db, today, organisationId);
  if (ids.length === 0) return [];
  const rows = await actionRows(db).where('a.id', 'in', ids).orderBy('a.due_on').orderBy('a.sort_key').orderBy('a.id').execute();
  return rows.map((row) => toAction(row, today));
}

/** Chosen before anything is joined to them: there may be tens of thousands. */
async function dueIds(db: Kysely<Schema>, today: string, organisationId: string | undefined): Promise<string[]> {
  const query = liveActions(db)
    .select('a.id')
    .where('a.due_on', '<=', addDays(today, DUE_SOON_DAYS))
    .orderBy('a.due_on')
    .orderBy('a.sort_key')
    .orderBy('a.id')
    .limit(MOST_ACTIONS);
  const rows = await (organisationId ? query.where('a.organisation_id', '=', organisationId) : query).execute();
  return rows.map((row) => row.id);
}
