import type { CustomCellEditorProps } from 'ag-grid-react';
import { Check } from 'lucide-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField, useFilter } from 'react-aria-components';
import { t } from '../../words/t.ts';
import { Icon } from '../Icon.tsx';
import { columnName, optionsOf, plainText } from './cell-text.ts';
import type { GridController } from './controller.ts';
import type { GridItem } from './display-rows.ts';
import { enterBelow } from './commands.ts';
import type { GridColumn, SelectOption } from './types.ts';
import { isFigure } from './kinds.ts';
import { shownOf, writtenOf } from './told-apart.ts';

/** What the column definition adds to AG Grid's own editor props. */
interface EditorExtras<Row> {
  grid: GridController<Row>;
  column: GridColumn<Row>;
}

/** Editors deal in text: they start with what is shown and give back what was typed. */
type EditorProps<Row> = CustomCellEditorProps<GridItem<Row>, string | number | null> & EditorExtras<Row>;

interface Start {
  text: string;
  typed: boolean;
  label: string;
}

/** Notes the row as it is edited from, and answers the keys that came while the editor was on its way. */
function takeOver<Row>({ grid, data }: EditorProps<Row>): string {
  grid.editedFrom = data.kind === 'row' ? data.row : null;
  grid.typing = null;
  const keys = grid.pending?.keys ?? '';
  grid.pending = null;
  return keys;
}

/** Ends the editing that was ended by a key before the editor was there. */
function leaveIfAsked<Row>({ grid }: EditorProps<Row>): void {
  const leave = grid.pendingLeave;
  grid.pendingLeave = null;
  leave?.();
}

/** Hands on what the editor holds, to AG Grid and for a screen that is left. */
const holding =
  <Row,>({ grid, data, column, onValueChange }: EditorProps<Row>) =>
  (text: string): void => {
    grid.typing = { rowId: data.id, columnKey: column.key, text };
    onValueChange(text);
  };

/** Typing replaces the text; F2 and double click keep it, and a refused text comes back to be mended. */
function startOf<Row>({ grid, column, data, eventKey }: EditorProps<Row>): Start {
  if (data.kind !== 'row') return { text: '', typed: false, label: columnName(column) };
  const label = t('grid.editor', { column: columnName(column), row: grid.nameOf(data.row) });
  if (eventKey === 'Backspace') return { text: '', typed: true, label };
  if (eventKey?.length === 1) return { text: eventKey, typed: true, label };
  const refused = grid.cells.problem(data.id, column.key)?.text;
  const text = refused ?? plainText(column, grid.value(data, column), data.row);
  return { text, typed: false, label };
}

/** Runs when the editor is on the page, and never again (StrictMode runs effects twice). */
function useOnce(run: () => void): void {
  const first = useRef<(() => void) | null>(run);
  useEffect(() => {
    first.current?.();
    first.current = null;
  }, []);
}

/** Takes the focus, with the caret after what is there already. */
function begin(field: HTMLInputElement | HTMLTextAreaElement | null, start: Start, pending: string, change: (text: string) => void): void {
  if (!field) return;
  const text = start.text + pending;
  // Straight onto the field: a state update could come after the next key.
  field.value = text;
  if (start.typed || pending) change(text);
  field.focus();
  field.setSelectionRange(text.length, text.length);
}

/** One line: text, figures and dates. */
export function TextEditor<Row>(props: EditorProps<Row>): ReactElement {
  const { grid, column } = props;
  const hold = holding(props);
  const [start] = useState(() => startOf(props));
  const input = useRef<HTMLInputElement>(null);
  useOnce(() => {
    grid.editMode = start.typed ? 'entering' : 'editing';
    begin(input.current, start, takeOver(props), hold);
    leaveIfAsked(props);
  });
  return (
    <input
      ref={input}
      className={`dg-editor${isFigure(column) ? ' dg-editor-figure' : ''}`}
      type="text"
      inputMode={column.kind === 'number' ? 'numeric' : isFigure(column) ? 'decimal' : 'text'}
      autoComplete="off"
      aria-label={start.label}
      defaultValue={start.text}
      onChange={(event) => hold(event.target.value)}
    />
  );
}

/** Several lines, in a box over the cell: Enter commits, Shift+Enter starts a line. */
export function LongTextEditor<Row>(props: EditorProps<Row>): ReactElement {
  const hold = holding(props);
  const [start] = useState(() => startOf(props));
  const area = useRef<HTMLTextAreaElement>(null);
  useOnce(() => {
    begin(area.current, start, takeOver(props), hold);
    leaveIfAsked(props);
  });
  return (
    <textarea
      ref={area}
      className="dg-editor dg-editor-long"
      rows={5}
      aria-label={start.label}
      defaultValue={start.text}
      onChange={(event) => hold(event.target.value)}
    />
  );
}

/** The entry that letters mean: the only one that has them, else the only one of which a word begins with them. Of several the person chooses. */
function meantBy(
  text: string,
  options: readonly SelectOption[],
  contains: (label: string, part: string) => boolean,
): SelectOption | undefined {
  const typed = text.trim();
  const left = options.filter(({ label }) => contains(label, typed));
  if (left.length <= 1) return left[0];
  const fold = (word: string): string => word.toLocaleLowerCase('en-GB');
  const same = left.filter(({ label }) => fold(label) === fold(typed));
  const begun = left.filter(({ label }) =>
    fold(label)
      .split(/[^\p{L}\p{N}]+/u)
      .some((word) => word.startsWith(fold(typed))),
  );
  // Of several of one name none is meant by it: the person chooses, or is told.
  if (same.length > 1) return undefined;
  return same[0] ?? (begun.length === 1 ? begun[0] : undefined);
}

/** A list with a box to type in: letters narrow it, arrows choose, Enter takes, Escape keeps the old value. */
export function SelectEditor<Row>(props: EditorProps<Row>): ReactElement {
  const { grid, data, stopEditing } = props;
  const hold = holding(props);
  // The column as it is now: what it chooses from may have come after the grid was drawn.
  const column = grid.columns.get(props.column.key) ?? props.column;
  const [start] = useState(() => startOf(props));
  const [typed, setTyped] = useState(start.typed ? start.text : '');
  const box = useRef<HTMLDivElement>(null);
  const { contains } = useFilter({ sensitivity: 'base' });
  const options = data.kind === 'row' ? optionsOf(column, data.row) : [];
  const value = data.kind === 'row' ? grid.value(data, column) : null;
  const current = writtenOf(options, value) ?? '';
  // What is typed is the cell's text: left by Tab or the mouse, it is stored or refused, not dropped.
  const type = (text: string): void => {
    setTyped(text);
    const meant = meantBy(text, options, contains);
    hold(text.trim() === '' ? current : meant ? (writtenOf(options, meant.value) ?? meant.label) : text);
  };
  useOnce(() => {
    grid.editMode = 'editing';
    const text = typed + takeOver(props);
    if (text !== '') type(text);
    box.current?.querySelector('input')?.focus();
    leaveIfAsked(props);
  });
  const byEnter = useRef(false);
  const take = (key: string): void => {
    const option = options.find((one) => one.value === key);
    if (!option) return;
    hold(writtenOf(options, option.value) ?? option.label);
    // As in every other cell, Enter goes on to the one below; a click stays.
    if (byEnter.current) enterBelow(grid);
    else stopEditing();
  };
  return (
    <div
      ref={box}
      className="dg-list-editor"
      onKeyDownCapture={({ key }) => (byEnter.current = key === 'Enter')}
      onPointerDownCapture={() => (byEnter.current = false)}
    >
      <Autocomplete disableAutoFocusFirst filter={contains} inputValue={typed} onInputChange={type}>
        <SearchField aria-label={start.label}>
          <Input
            className="dg-list-input"
            placeholder={t('grid.choose')}
            onKeyDown={(event) => {
              // An entry reached by the arrows is taken by the list itself.
              if (event.key === 'Enter' && !event.currentTarget.getAttribute('aria-activedescendant')) enterBelow(grid);
            }}
          />
        </SearchField>
        <ListBox
          className="dg-list"
          aria-label={t('grid.options', { column: columnName(column) })}
          items={options}
          onAction={(key) => take(String(key))}
          renderEmptyState={() => <p className="dg-list-empty">{t('grid.noOption')}</p>}
        >
          {(option) => (
            <ListBoxItem id={option.value} textValue={writtenOf(options, option.value) ?? option.label} className="dg-option">
              <span>
                {shownOf(options, option)}
                {option.description ? <span className="dg-option-about">{option.description}</span> : null}
              </span>
              {option.value === value ? (
                <>
                  <Icon as={Check} />
                  <span className="visually-hidden">{t('grid.current')}</span>
                </>
              ) : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </div>
  );
}
