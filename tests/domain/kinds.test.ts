/** For each kind: one text is one answer, whichever way it comes in, and one value is one text, whichever way it goes out. */
import { describe, expect, test } from 'vitest';
import { convertCell } from '../../electron/tabular/convert.ts';
import { shownText } from '../../renderer/ui/grid/cell-text.ts';
import { parserFor } from '../../renderer/ui/grid/parsers.ts';
import { planPaste } from '../../renderer/ui/grid/paste-plan.ts';
import { NO, YES, type GridColumn } from '../../renderer/ui/grid/types.ts';
import { namedOf } from '../../shared/domain/choices.ts';
import { asTyped, inWords, KINDS, sortText, type Kind, type KindValue } from '../../shared/domain/kinds.ts';

const TODAY = '2026-11-26';
const CHOICES = [
  { value: 'bid', label: 'Bid made' },
  { value: 'won', label: 'Award agreed' },
];
const PEOPLE = [
  { value: 'p1', label: 'Ann Lee' },
  { value: 'p2', label: 'Bo Hay' },
  { value: 'p3', label: 'Bo Hay' },
];

type Answer = { value: KindValue } | { refused: string };
const REFUSED = 'refused';

const optionsOf = (kind: Kind) =>
  kind === 'code'
    ? CHOICES
    : kind === 'link'
      ? PEOPLE
      : kind === 'yes_no'
        ? [
            { value: YES, label: 'Yes' },
            { value: NO, label: 'No' },
          ]
        : undefined;

const column = (kind: Kind): GridColumn<object> => {
  const options = optionsOf(kind);
  return { key: 'k', heading: 'Place', kind, min: -Infinity, value: () => 'before', ...(options ? { options } : {}) };
};
const parse = parserFor<object>(undefined, () => TODAY);
/** A grid holds yes and no as texts. */
const fromCell = (kind: Kind, value: string | number | null): KindValue => (kind === 'yes_no' && value !== null ? value === YES : value);

function read(kind: Kind, text: string): Answer {
  const named = namedOf(PEOPLE);
  const reading = KINDS[kind].read(text, { label: 'Place', today: TODAY, choices: CHOICES, named, points: 'person', min: -Infinity });
  return reading.ok ? { value: reading.value } : { refused: REFUSED };
}

function inGrid(kind: Kind, text: string): Answer {
  const parsed = parse(column(kind), text, {});
  return 'problem' in parsed ? { refused: REFUSED } : { value: fromCell(kind, parsed.ok) };
}

function pasted(kind: Kind, text: string): Answer {
  const row = { id: 'r', row: {} };
  const place = { rows: [row], columns: [column(kind)], top: 0, left: 0, height: 1, width: 1, header: true };
  const plan = planPaste([[text]], { ...place, value: () => 'before', parse, rowName: () => 'Row' });
  return plan.problems.length > 0 ? { refused: REFUSED } : { value: fromCell(kind, plan.changes[0]!.value) };
}

function imported(kind: Kind, text: string): Answer {
  const values = CHOICES.map(({ value, label }) => ({ value: label, aliases: [value] }));
  const field = { key: 'k', label: 'Place', required: false, aliases: [], type: kind, min: -Infinity, values };
  const converted = convertCell(text, field, { sheet: 'S', row: 0, column: 0, heading: 'Place', today: TODAY });
  if (!converted.ok) return { refused: REFUSED };
  // A file's codes are words until the rules of its records make them codes.
  const { value } = converted;
  return { value: kind === 'code' ? (CHOICES.find(({ label }) => label === value)?.value ?? null) : value };
}

/** Texts of each kind, and what they say; a kind without any doesn't compile. */
const TEXTS: Record<Kind, readonly (readonly [text: string, answer: KindValue])[]> = {
  text: [
    ['  Mill\u00A0Lane ', 'Mill Lane'],
    ['One\r\nTwo', 'One Two'],
    ['', null],
    ['-', '-'],
  ],
  long_text: [
    ['One\r\nTwo', 'One\nTwo'],
    ['', null],
  ],
  reference: [
    ['007', '007'],
    [' LH 0391 ', 'LH 0391'],
    ['tbd', null],
    ['1.00E+11', REFUSED],
  ],
  web_address: [
    ['https://example.org', 'https://example.org'],
    ['', null],
  ],
  day: [
    ['5/12/2026', '2026-12-05'],
    ['12 March 2027', '2027-03-12'],
    ['tbc', null],
    ['31/2/2027', REFUSED],
  ],
  time: [
    ['2pm', '14:00'],
    ['14.30', '14:30'],
    ['tbd', null],
    ['2', REFUSED],
  ],
  year: [
    ['2026/27', 2026],
    ['2026-27', 2026],
    ['2026 to 2027', 2026],
    ['FY2026/2027', 2026],
    ['2026', 2026],
    ['n/a', null],
    ['2026/28', REFUSED],
    ['26', REFUSED],
    ['forecast 2026/27', REFUSED],
  ],
  number: [
    ['-5', -5],
    ['(40)', -40],
    ['1,250', 1250],
    ['tbd', null],
    ['2.5', REFUSED],
    ['3,000,000,000', REFUSED],
    ['2026/27', REFUSED],
  ],
  money: [
    ['£1,250.50', 125_050],
    ['1250', 125_000],
    ['-£3', -300],
    ['(£40)', -4000],
    ['£0.10', 10],
    ['1250.1', 125_010],
    ['£1,250,000', 125_000_000],
    ['£3,000,000,000', 300_000_000_000],
    ['?', null],
    ['£1.005', REFUSED],
    ['45%', REFUSED],
    ['£1.2m', REFUSED],
    ['40 homes', REFUSED],
    ['50p', REFUSED],
    ['$5', REFUSED],
  ],
  percent: [
    ['45.7%', 4570],
    ['45.7', 4570],
    ['0.5%', 50],
    ['-12.25%', -1225],
    ['0', 0],
    ['n/a', null],
    ['0.457', REFUSED],
    ['1', REFUSED],
    ['33.333%', REFUSED],
    ['£5', REFUSED],
  ],
  decimal: [
    ['1,250.5', 1250.5],
    ['..', null],
    ['1,5', REFUSED],
  ],
  yes_no: [
    ['Yes', true],
    ['n', false],
    ['TRUE', true],
    ['1', true],
    ['Not said', null],
    ['-', null],
    ['perhaps', REFUSED],
  ],
  code: [
    ['Award agreed', 'won'],
    ['award  AGREED.', 'won'],
    ['won', 'won'],
    ['', null],
    ['lost', REFUSED],
  ],
  link: [
    ['Ann Lee', 'p1'],
    [' ann  LEE ', 'p1'],
    ['', null],
    ['Ann', REFUSED],
    ['Bo Hay', REFUSED],
  ],
};

const WAYS = { reader: read, grid: inGrid, paste: pasted, import: imported };
const cases = (Object.keys(TEXTS) as Kind[]).flatMap((kind) => TEXTS[kind].map(([text, answer]) => [kind, text, answer] as const));

describe.each(Object.entries(WAYS))('read by the %s', (name, way) => {
  // A file's names are held against the records by the plain import: tests/core/plain.test.ts.
  const own = cases.filter(([kind]) => kind !== 'link' || name !== 'import');
  test.each(own)('as %s, %j is %j', (kind, text, answer) =>
    expect(way(kind, text)).toEqual(answer === REFUSED ? { refused: REFUSED } : { value: answer }),
  );
});

/** A value of each kind, and its words. */
const SAID: Record<Kind, readonly [value: Exclude<KindValue, null>, words: string]> = {
  text: ['Mill Lane', 'Mill Lane'],
  long_text: ['One\nTwo', 'One\nTwo'],
  reference: ['007', '007'],
  web_address: ['https://example.org', 'https://example.org'],
  day: ['2026-12-05', '5 December 2026'],
  time: ['14:30', '2:30pm'],
  year: [2099, '2099-00'],
  number: [-12_345, '−12,345'],
  money: [-125_050, '−£1,250.50'],
  percent: [4575, '45.75%'],
  decimal: [1.5, '1.5'],
  yes_no: [false, 'No'],
  code: ['won', 'Award agreed'],
  link: ['p1', 'Ann Lee'],
};
const PLACE = {
  codes: CHOICES.map(({ value, label }) => ({ code: value, label })),
  nameOf: (id: string) => PEOPLE.find(({ value }) => value === id)?.label,
};

describe.each(Object.keys(SAID) as Kind[])('a value of the kind %s', (kind) => {
  const [value, words] = SAID[kind];
  const held = typeof value === 'boolean' ? (value ? YES : NO) : value;

  test('is said in one way', () => {
    expect(inWords(kind, value, PLACE)).toBe(words);
    // A day is short in a narrow column: the same day, in fewer letters.
    expect(shownText(column(kind), held, {})).toBe(kind === 'day' ? '5 Dec 2026' : words);
  });

  test('is read again as itself, as it is typed and as it is said', () => {
    for (const text of [asTyped(kind, value, PLACE), words]) expect(read(kind, text)).toEqual({ value });
  });
});

test('figures sort by their size, below nothing first', () => {
  const values = [-2_000_000_000, -10, -9, 0, 7, 12, 99_999_999, 100_000_000, 2_147_483_647];
  for (const kind of ['number', 'money', 'percent', 'year'] as const)
    expect(values.toReversed().toSorted((a, b) => (sortText(kind, a) < sortText(kind, b) ? -1 : 1))).toEqual(values);
});
