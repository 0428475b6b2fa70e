import type { ReactNode } from 'react';
import { labelOf } from '../../../shared/domain/codes.ts';
import type { KeptKind } from '../../../shared/domain/kinds.ts';
import type { Column } from '../../../shared/table.ts';
import { FormField } from '../../ui/form/SchemaForm.tsx';
import { NO, YES, type GridColumn } from '../../ui/grid/types.ts';
import type { Option } from '../../ui/OptionList.tsx';
import { t } from '../../words/t.ts';
import { cellOptions, codeChoices, codeOptions } from '../choices.ts';
import type { RegisterRow } from './register.ts';

/** What a form knows of a field. */
export interface FormPlace {
  name: string;
  label: string;
  hint?: string;
  noun?: string;
  optional: boolean;
  autoFocus: boolean;
  type?: 'email' | 'tel';
  /** Lines of a text. */
  rows?: number | undefined;
  /** What a link chooses from. */
  items: readonly Option[];
  /** What to enter, where a text is no number. */
  remedy?: string | undefined;
  /** Makes what a link points at, by its name. */
  onAdd?: ((name: string) => Promise<string | null>) | undefined;
}

type Cells = Pick<GridColumn<RegisterRow>, 'kind'> & Partial<GridColumn<RegisterRow>>;

/** What only some kinds take. */
type More = 'rows' | 'items' | 'onAdd' | 'remedy';

/** How a register draws a kind of column: in its form, and in its list. */
interface Drawing {
  control(place: Omit<FormPlace, More>, column: Column, more: Pick<FormPlace, More>): ReactNode;
  cells(column: Column, field: string, choices: readonly Option[]): Cells;
}

const line: Drawing['control'] = (place, _column, { rows }) =>
  rows === undefined ? <FormField {...place} /> : <FormField kind="textarea" rows={rows} {...place} />;

/** Figures are narrow; a long heading is not. */
const widthOf = (label: string): number => (label.length <= 12 ? 92 : 24 + label.length * 8);

const unitOf = (column: Column): string => column.label.toLowerCase();

/** Each kind. One that is missing here doesn't compile. */
const DRAWN: Readonly<Record<KeptKind, Drawing>> = {
  text: { control: line, cells: () => ({ kind: 'text', width: 160 }) },
  long_text: {
    control: (place, _column, { rows = 3 }) => <FormField kind="textarea" rows={rows} {...place} />,
    cells: () => ({ kind: 'long_text', width: 160 }),
  },
  reference: { control: line, cells: () => ({ kind: 'reference', width: 112 }) },
  web_address: { control: line, cells: () => ({ kind: 'web_address', width: 160 }) },
  day: { control: (place) => <FormField kind="date" {...place} />, cells: () => ({ kind: 'day', width: 108 }) },
  time: { control: (place) => <FormField kind="time" {...place} />, cells: () => ({ kind: 'time', width: 88 }) },
  year: { control: (place) => <FormField kind="read" of="year" {...place} />, cells: () => ({ kind: 'year', width: 116 }) },
  number: {
    // The field's own rules say its limits, in their own words.
    control: (place, _column, { remedy }) => <FormField kind="number" min={-Infinity} remedy={remedy} {...place} />,
    cells: (column) => ({ kind: 'number', width: widthOf(column.label), unit: unitOf(column), min: -Infinity }),
  },
  money: { control: (place) => <FormField kind="read" of="money" {...place} />, cells: () => ({ kind: 'money', width: 136 }) },
  percent: { control: (place) => <FormField kind="read" of="percent" {...place} />, cells: () => ({ kind: 'percent', width: 88 }) },
  yes_no: {
    control: (place, { null: mayBeNothing }) =>
      mayBeNothing ? <FormField kind="yesno" {...place} /> : <FormField kind="switch" {...place} />,
    cells: (_column, field) => ({
      kind: 'yes_no',
      width: 88,
      value: (row) => {
        const value = (row as unknown as Record<string, unknown>)[field] ?? null;
        return value === null ? null : value ? YES : NO;
      },
      options: [
        { value: YES, label: t('app.yes') },
        { value: NO, label: t('app.no') },
      ],
    }),
  },
  code: {
    control: (place, { codes = [] }) => <FormField kind="select" {...place} items={codeChoices(codes)} />,
    cells: ({ codes = [] }) => ({
      kind: 'code',
      width: 140,
      options: codeOptions(codes),
      format: (value) => labelOf(codes, value === null ? null : String(value)),
    }),
  },
  link: {
    control: (place, _column, { items, onAdd }) => <FormField kind="combobox" {...place} items={items} onAdd={onAdd} />,
    cells: (_column, field, choices) => ({
      kind: 'link',
      width: 148,
      options: cellOptions(choices),
      format: (value, row) => row.names?.[field] ?? choices.find(({ id }) => id === value)?.label ?? '',
    }),
  },
};

/** A column that isn't declared is a line of text. */
const UNDECLARED: Column = { label: '', kind: 'text', sql: 'text', null: false };

/** A field's control in a form. */
export function controlOf(place: FormPlace, column: Column = UNDECLARED): ReactNode {
  const { rows, items, onAdd, remedy, ...common } = place;
  return DRAWN[column.kind].control(common, column, { rows, items, onAdd, remedy });
}

/** How a list shows and edits a field. */
export const cellsOf = <Row extends RegisterRow>(
  field: string,
  column: Column = UNDECLARED,
  choices: readonly Option[],
): Pick<GridColumn<Row>, 'kind'> & Partial<GridColumn<Row>> => DRAWN[column.kind].cells(column, field, choices);
