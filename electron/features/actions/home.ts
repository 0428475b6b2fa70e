import { notInBin } from '../../core/bin.ts';
import type { Action, ActionsHome } from '../../../shared/features/actions/contract.ts';
import { DUE_SOON_DAYS } from '../../../shared/features/actions/rules.ts';
import { live, overdue } from '../../rooms/sql/actions.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import { actionRows, toAction } from './rows.ts';
import type { ReadDb } from '../../db/schema.ts';

const MOST_ACTIONS = 50;

/** Actions that still ask something of somebody. */
const liveActions = (db: ReadDb) => db.selectFrom('action as a').where(notInBin('a')).where(live('a'));

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
function countByOrganisation(db: ReadDb, today: string): Promise<OrganisationActions[]> {
  return liveActions(db)
    .groupBy('a.organisation_id')
    .select(({ fn, eb }) => {
      // Literals: PostgreSQL would take bound ones for text, and can't add that up.
      const sumOf = (column: 'a.due_on' | 'a.owner_person_id') =>
        fn.sum<number>(eb.case().when(column, 'is', null).then(eb.lit(1)).else(eb.lit(0)).end());
      const late = eb.case().when(overdue('a', today)).then(eb.ref('a.due_on')).end();
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
async function overdueByOrganisation(db: ReadDb, counts: OrganisationActions[]): Promise<ActionsHome['overdueByOrganisation']> {
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

/** Overdue actions and those due soon, of one organisation or of all. */
function dueSoon(db: ReadDb, today: string, organisationId: string | undefined) {
  const query = liveActions(db).where('a.due_on', '<=', addDays(today, DUE_SOON_DAYS));
  return organisationId ? query.where('a.organisation_id', '=', organisationId) : query;
}

/** The most pressing of them, by due date. */
async function dueActions(db: ReadDb, today: string, organisationId: string | undefined): Promise<Action[]> {
  const ids = await dueIds(db, today, organisationId);
  if (ids.length === 0) return [];
  const rows = await actionRows(db).where('a.id', 'in', ids).orderBy('a.due_on').orderBy('a.sort_key').orderBy('a.id').execute();
  return rows.map((row) => toAction(row, today));
}

/** Chosen before anything is joined to them: there may be tens of thousands. */
async function dueIds(db: ReadDb, today: string, organisationId: string | undefined): Promise<string[]> {
  const rows = await dueSoon(db, today, organisationId)
    .select('a.id')
    .orderBy('a.due_on')
    .orderBy('a.sort_key')
    .orderBy('a.id')
    .limit(MOST_ACTIONS)
    .execute();
  return rows.map((row) => row.id);
}

async function dueCountOf(db: ReadDb, today: string, organisationId: string | undefined): Promise<number> {
  const row = await dueSoon(db, today, organisationId)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** What Home shows of actions. */
export async function actionsHome(db: ReadDb, today: string, organisationId: string | undefined): Promise<ActionsHome> {
  const counts = await countByOrganisation(db, today);
  return {
    today,
    open: counts.reduce((sum, count) => sum + count.open, 0),
    overdue: counts.reduce((sum, count) => sum + count.overdue, 0),
    overdueByOrganisation: await overdueByOrganisation(db, counts),
    due: await dueActions(db, today, organisationId),
    dueCount: await dueCountOf(db, today, organisationId),
  };
}

/** How many actions are overdue. */
export async function overdueCount(db: ReadDb, today: string): Promise<{ overdue: number }> {
  const row = await db
    .selectFrom('action as a')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where(notInBin('a'))
    .where(overdue('a', today))
    .executeTakeFirstOrThrow();
  return { overdue: row.n };
}

/** Live actions that lack what it takes to chase them. */
export async function warnings(db: ReadDb, today: string): Promise<Record<string, number>> {
  const counts = await countByOrganisation(db, today);
  return {
    actions_without_due: counts.reduce((sum, count) => sum + count.withoutDue, 0),
    actions_without_owner: counts.reduce((sum, count) => sum + count.withoutOwner, 0),
  };
}
