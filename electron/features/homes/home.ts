import { notInBin } from '../../core/bin.ts';
import { sql } from 'kysely';
import { financialYearOf } from '../../../shared/domain/dates.ts';
import { GIVEN_UP } from '../../../shared/features/homes/codes.ts';
import type { HomesHome } from '../../../shared/features/homes/contract.ts';
import { statusOf, totalsOf, type Counted } from '../../../shared/features/homes/supply.ts';
import type { ReadDb } from '../../db/schema.ts';

/** A commitment with its years added up by the database. */
interface Added {
  organisationId: string;
  stage: string;
  promised: number;
  forecast: number;
  delivered: number;
  /** As `expectedIn` of supply.ts counts them. */
  expected: number;
  promisedNow: number;
  forecastNow: number;
  deliveredNow: number;
  missing: number;
  /** Years with any figure at all. */
  filled: number;
  /** Homes still forecast from this year on. */
  ahead: number;
  isGivenUp: number;
}

type OneCommitment = Added & Counted;

/** Where a commitment's scheme is given up. */
const givenUp = sql<boolean>`c.stage in (${sql.join(GIVEN_UP.map((stage) => sql.lit(stage)))})`;

/** SQL of every commitment with its years added up. */
const addedUp = (year: number) => sql<Added>`
    select c.organisation_id as "organisationId", c.stage as "stage",
      coalesce(sum(y.promised), 0) as "promised",
      coalesce(sum(y.forecast), 0) as "forecast",
      coalesce(sum(y.delivered), 0) as "delivered",
      coalesce(sum(case
        when y.year >= ${year} and not ${givenUp} and coalesce(y.forecast, 0) > coalesce(y.delivered, 0) then y.forecast
        else y.delivered end), 0) as "expected",
      coalesce(sum(case when y.year = ${year} then y.promised end), 0) as "promisedNow",
      coalesce(sum(case when y.year = ${year} then y.forecast end), 0) as "forecastNow",
      coalesce(sum(case when y.year = ${year} then y.delivered end), 0) as "deliveredNow",
      coalesce(sum(case when y.year >= ${year} and y.promised > 0 and y.forecast is null then 1 end), 0) as "missing",
      coalesce(sum(case when y.promised is not null or y.forecast is not null or y.delivered is not null then 1 end), 0) as "filled",
      coalesce(sum(case when y.year >= ${year} then y.forecast end), 0) as "ahead",
      case when ${givenUp} then 1 else 0 end as "isGivenUp"
    from commitment c
    left join commitment_year y on y.commitment_id = c.id and ${notInBin('y')}
    where ${notInBin('c')}
    group by c.id, c.organisation_id, c.stage`;

/** Every commitment with its homes and status, by the same rule as the grid. */
async function addUpCommitments(db: ReadDb, year: number): Promise<OneCommitment[]> {
  const { rows } = await addedUp(year).execute(db);
  return rows.map((row) => ({ ...row, status: statusOf(row.stage, row) }));
}

/** Homes of this financial year and over all years. */
function homesTotals(all: OneCommitment[], year: number): HomesHome['homes'] {
  const homes = {
    year,
    promisedThisYear: 0,
    forecastThisYear: 0,
    deliveredThisYear: 0,
    promised: 0,
    forecast: 0,
    delivered: 0,
    expected: 0,
  };
  for (const one of all) {
    homes.promisedThisYear += one.promisedNow;
    homes.forecastThisYear += one.forecastNow;
    homes.deliveredThisYear += one.deliveredNow;
    homes.promised += one.promised;
    homes.forecast += one.forecast;
    homes.delivered += one.delivered;
    homes.expected += one.expected;
  }
  return homes;
}

/** Totals of each provider that has commitments, by name. */
async function providerTotals(db: ReadDb, all: OneCommitment[]): Promise<HomesHome['providers']> {
  const groups = new Map<string, OneCommitment[]>();
  for (const one of all) {
    const group = groups.get(one.organisationId);
    if (group) group.push(one);
    else groups.set(one.organisationId, [one]);
  }
  const providers = await db.selectFrom('organisation').select(['id', 'name']).orderBy('sort_key').orderBy('id').execute();
  return providers.flatMap(({ id, name }) => {
    const group = groups.get(id);
    if (!group) return [];
    const { commitments, promised, forecast, delivered, expected, status } = totalsOf(group);
    const missing = group.reduce((sum, one) => sum + one.missing, 0);
    return [{ organisationId: id, organisationName: name, commitments, promised, forecast, delivered, expected, status, missing }];
  });
}

/** What Home shows of homes. */
export async function homesHome(db: ReadDb, today: string): Promise<HomesHome> {
  const year = financialYearOf(today);
  const all = await addUpCommitments(db, year);
  return { homes: homesTotals(all, year), providers: await providerTotals(db, all) };
}

/** Counts of what in the commitments needs somebody's eye, by the database alone: there may be tens of thousands. */
export async function warnings(db: ReadDb, today: string): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`
    select
      coalesce(sum(case when "filled" = 0 then 1 else 0 end), 0) as "commitments_without_figures",
      cast(coalesce(sum("missing"), 0) as integer) as "forecasts_missing",
      coalesce(sum(case when "promised" > 0 and "delivered" > "promised" then 1 else 0 end), 0) as "delivered_over_promised",
      coalesce(sum(case when "isGivenUp" = 1 and "ahead" > 0 then 1 else 0 end), 0) as "given_up_with_forecast",
      coalesce(sum(case when "stage" in ('stalled', 'appeal') and "ahead" > 0 then 1 else 0 end), 0) as "halted_with_forecast"
    from (${addedUp(financialYearOf(today))}) added`.execute(db);
  return rows[0] ?? {};
}
