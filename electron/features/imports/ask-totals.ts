import type { Asking } from './asking.ts';
import type { NoRecord } from './no-record.ts';
import type { Total } from './weigh-totals.ts';

/** From here on rows that may be totals are one question. */
const MOST_ASKED = 8;
const [OUT, RECORD] = ['total', 'record'] as const;

interface Asker {
  sheet: string;
  noun: { one: string; other: string };
  asking: Asking;
  /** True where the file has several tables: each question then names its sheet. */
  several: boolean;
}

/** Shows what was taken for totals, asks where that is not sure, and gives the rows that are no records. */
export function settleTotals(found: readonly Total[], asker: Asker): Map<number, NoRecord> {
  const { sheet, several } = asker;
  const idOf = (id: string): string => (several ? `${id}@${sheet}` : id);
  const kinds = new Map<number, NoRecord>();
  for (const totals of Map.groupBy(found, ({ likely, decided }) => `${likely} ${decided}`).values()) {
    const { likely, decided } = totals[0]!;
    const apart = !decided && totals.length <= MOST_ASKED;
    for (const asked of apart ? totals.map((one) => [one]) : [totals]) {
      const id = idOf(apart ? `total:${asked[0]!.at + 1}` : decided ? (likely === OUT ? 'totals' : 'named-total') : `total:${likely}`);
      settle(asked, id, put(asked, id, asker), kinds);
    }
  }
  return kinds;
}

function put(totals: readonly Total[], id: string, { sheet, noun, asking, several }: Asker): string | null {
  const [first] = totals;
  const { likely, decided, why } = first!;
  const one = totals.length === 1;
  const many = totals.every(({ worded }) => worded) ? 'rows that begin with a total’s words' : 'rows that look like totals';
  const rows = one ? `Row ${first!.at + 1}, “${first!.word}”` : `${totals.length} ${many}`;
  const where = several ? `${sheet}: ` : '';
  const said = likely === OUT ? `left out as ${one ? 'a total' : 'totals'}` : `read as ${one ? `a ${noun.one}` : noun.other}`;
  return asking.ask({
    id,
    kind: 'total',
    title: decided ? `${where}${rows}: ${said}` : `${where}${rows}: a total, or ${one ? `a ${noun.one}` : noun.other}?`,
    detail: one
      ? `${capital(why)}.`
      : `Rows ${totals
          .slice(0, 12)
          .map(({ at, word }) => `${at + 1} “${word}”`)
          .join(', ')}${totals.length > 12 ? ' …' : ''}.`,
    facts: totals.slice(0, 12).map(({ at, word, cells }) => ({ label: `Row ${at + 1}`, text: word, figure: cells })),
    options: [
      { id: OUT, label: one ? 'A total: leave it out' : 'Totals: leave them out', effect: '' },
      { id: RECORD, label: one ? `A ${noun.one}: read it` : `${capital(noun.other)}: read them`, effect: '' },
    ],
    proposed: likely,
    ...(decided ? { decided: likely } : {}),
  });
}

function settle(totals: readonly Total[], id: string, answer: string | null, kinds: Map<number, NoRecord>): void {
  if (answer === RECORD) return;
  for (const { at, word, worded, why, below } of totals) {
    const begins = worded ? `The row begins “${word}”` : capital(why);
    kinds.set(
      at,
      answer === OUT
        ? { group: 'A row of totals', reason: `${begins}, so it was taken for a total and no record.`, total: true, question: '', below }
        : { group: 'Waits: a total, or a record?', reason: `${begins}.`, total: false, question: id },
    );
  }
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
