import { dateEvidence, type DateEvidence, type DateOrder } from '../../tabular/date-order.ts';
import type { ImportKindRules, KindField } from '../../rooms/import-kind.ts';
import type { Asking } from './asking.ts';
import type { MatchedTable } from './choose-columns.ts';

const [DAY, MONTH] = ['day-first', 'month-first'];

/** What a column's own dates decide: true for month first; undefined when they contradict each other. */
function decide({ dayFirst, monthFirst }: DateEvidence): boolean | undefined {
  if (dayFirst.count > 0 && monthFirst.count > 0) return undefined;
  return monthFirst.count > 0;
}

const WORDS = {
  last: { [DAY]: 'Day first, as 31/12/2017', [MONTH]: 'Month first, as 12/31/2017' },
  first: { [DAY]: 'Year, day, month, as 2017-31-12', [MONTH]: 'Year, month, day, as 2017-12-31' },
} as const;

function detailOf({ dayFirst, monthFirst, either }: DateEvidence): string {
  if (dayFirst.count > 0 && monthFirst.count > 0)
    return `${dayFirst.count} can only be day first (${dayFirst.example}), ${monthFirst.count} only month first (${monthFirst.example}), ${either.count} may be either.`;
  const proof = monthFirst.count > 0 ? monthFirst : dayFirst;
  if (proof.count > 0) return `${proof.example} decides: ${proof.count} of ${proof.count + either.count} fit no other order.`;
  return `Nothing in the column decides it: ${either.count} such as ${either.example} fit both orders.`;
}

function askOrder(field: KindField, evidence: DateEvidence, asking: Asking, id: string): boolean {
  const words = evidence.years ? WORDS.first : WORDS.last;
  // What begins with the year is month and day unless the column shows otherwise.
  const custom = evidence.years ? MONTH : DAY;
  const { dayFirst, monthFirst, either } = evidence;
  const sure = decide(evidence);
  if (dayFirst.count + monthFirst.count + either.count === 0) return evidence.years;
  const told = dayFirst.count + monthFirst.count === 0 ? custom : sure === true ? MONTH : DAY;
  // The customary order needs no words while nothing speaks for another.
  if (told === custom && sure !== undefined && (evidence.years || dayFirst.count > 0)) return told === MONTH;
  const likelier = monthFirst.count > dayFirst.count ? MONTH : DAY;
  const answer = asking.ask({
    id,
    kind: 'dates',
    title: `${field.label}: ${(words[sure === undefined ? likelier : told] ?? '').toLowerCase().split(',')[0] ?? ''}`,
    detail: detailOf(evidence),
    options: [DAY, MONTH].map((order) => ({ id: order, label: words[order] ?? '', effect: '' })),
    proposed: sure === undefined ? likelier : told,
    ...(sure === undefined ? {} : { decided: told }),
  });
  return (answer ?? (sure === undefined ? custom : told)) === MONTH;
}

/** How day and month stand in each date column, judged by all of its cells: one 12/22 decides them all. */
export function judgeDates(table: MatchedTable, rules: ImportKindRules, asking: Asking, several: boolean): Map<string, DateOrder> {
  const orders = new Map<string, DateOrder>();
  for (const field of rules.fields.filter(({ type }) => type === 'day')) {
    const column = table.match.matched[field.key]?.column;
    if (column === undefined) continue;
    const { yearLast, yearFirst } = dateEvidence(table.sheet.rows.slice(table.header.firstDataRow).map((row) => row[column]));
    const id = several ? `dates:${field.key}@${table.sheet.name}` : `dates:${field.key}`;
    const monthFirst = askOrder(field, yearLast, asking, id);
    // For dates that begin with the year, "day first" means that the day comes before the month.
    const monthBeforeDay = askOrder(field, yearFirst, asking, `${id}:year`);
    orders.set(field.key, { monthFirst, yearDay: !monthBeforeDay });
  }
  return orders;
}
