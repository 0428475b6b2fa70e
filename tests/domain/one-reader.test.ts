import { describe, expect, test } from 'vitest';
import { convertCell } from '../../electron/tabular/convert.ts';
import { parserFor } from '../../renderer/ui/grid/parsers.ts';
import { planPaste } from '../../renderer/ui/grid/paste-plan.ts';
import type { CellValue, GridColumn } from '../../renderer/ui/grid/types.ts';
import { readDate } from '../../shared/domain/uk-dates.ts';
import { readNumber } from '../../shared/domain/uk-numbers.ts';
import { NO_DATES, TYPED_DATES, TYPED_ON } from '../support/typed-dates.ts';
import { NO_NUMBERS, TYPED_NUMBERS } from '../support/typed-numbers.ts';

// The date field: tests/renderer/one-reader.test.tsx. The command line: tests/cli/one-reader.test.ts.

type Kind = 'day' | 'number';
type Answer = { value: CellValue } | { refused: string };

const RULE = { whole: true, unit: 'homes', max: 9_999_999 };
const column = (kind: Kind): GridColumn<object> => ({ key: 'k', heading: 'Heading', kind, value: () => 'before', editable: () => true });
const parse = parserFor<object>(undefined, () => TYPED_ON);

function read(kind: Kind, text: string): Answer {
  const reading = kind === 'day' ? readDate(text, TYPED_ON) : readNumber(text, RULE);
  return reading.ok ? { value: reading.value } : { refused: `${reading.words}. ${reading.remedy}` };
}

function inGrid(kind: Kind, text: string): Answer {
  const parsed = parse(column(kind), text, {});
  return 'problem' in parsed ? { refused: parsed.problem } : { value: parsed.ok };
}

function pasted(kind: Kind, text: string): Answer {
  const row = { id: 'r', row: {} };
  const plan = planPaste([[text]], {
    rows: [row],
    columns: [column(kind)],
    top: 0,
    left: 0,
    height: 1,
    width: 1,
    header: true,
    value: () => 'before',
    parse,
    rowName: () => 'Row',
  });
  const [problem] = plan.problems;
  return problem ? { refused: problem.message } : { value: plan.changes[0]!.value };
}

function imported(kind: Kind, text: string): Answer {
  const field = { key: 'k', label: 'Heading', required: false, aliases: [], unit: 'homes', max: RULE.max };
  const place = { sheet: 'S', row: 0, column: 0, heading: 'Heading', today: TYPED_ON };
  const converted = convertCell(text, { ...field, type: kind }, place);
  return converted.ok ? { value: converted.value as CellValue } : { refused: `${converted.problem.message} ${converted.problem.remedy}` };
}

const WAYS = { reader: read, grid: inGrid, paste: pasted, import: imported };

describe.each(Object.entries(WAYS))('a text read by the %s', (_name, way) => {
  test.each(TYPED_DATES)('%j is the date %j', (text, value) => expect(way('day', text)).toEqual({ value }));
  test.each(NO_DATES)('%j is no date: %s', (text, words) => expect(way('day', text)).toEqual({ refused: expect.stringMatching(words) }));
  test.each(TYPED_NUMBERS)('%j is the figure %j', (text, value) => expect(way('number', text)).toEqual({ value }));
  test.each(NO_NUMBERS)('%j is no figure: %s', (text, words) =>
    expect(way('number', text)).toEqual({ refused: expect.stringMatching(words) }),
  );
});

test('there are at least sixty of each', () => {
  expect(TYPED_DATES.length + NO_DATES.length).toBeGreaterThanOrEqual(60);
  expect(TYPED_NUMBERS.length + NO_NUMBERS.length).toBeGreaterThanOrEqual(60);
});
