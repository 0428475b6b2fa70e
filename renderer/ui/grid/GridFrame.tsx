import { useCallback, useMemo, useRef, type ClipboardEvent, type KeyboardEvent, type MouseEvent, type ReactElement } from 'react';
import { t } from '../../words/t.ts';
import { Callout } from './Callout.tsx';
import { placeOf, runCommand, type CommandHost } from './commands.ts';
import type { GridController } from './controller.ts';
import { clear, copy } from './gestures.ts';
import { paste } from './pasting.ts';
import { GridBody } from './GridBody.tsx';
import { commandFor, type GridCommand } from './keyboard.ts';
import { cellElement } from './painter.ts';
import { pressed, touched } from './pointer.ts';
import { RowMenu } from './RowMenu.tsx';
import type { DataGridProps } from './types.ts';
import { useRowMenu, type GridParts } from './use-grid.ts';

/** True while the event belongs to an editor or another text field, which copy and paste their own text. */
function inText(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
}

/** Keys that go on to AG Grid and the app when they did nothing here. */
const PASSED: ReadonlySet<GridCommand['type']> = new Set(['space', 'escape', 'move']);

/** Enter, Space or F2 on a cell of the menu column press its button. */
function pressMenuButton(event: KeyboardEvent): boolean {
  const cell = event.target instanceof Element ? event.target.closest('.dg-menu-cell') : null;
  const button = cell?.querySelector('button');
  if (!button || !['Enter', ' ', 'F2'].includes(event.key)) return false;
  button.click();
  return true;
}

/** True while some of the list has not been read. */
const isPart = <Row,>({ props: { part } }: GridController<Row>): boolean => part !== undefined && part.shown < part.count;

/** Commands that mean the last row there is, or all rows. */
const goesToTheEnd = (command: GridCommand): boolean =>
  command.type === 'selectAll' ||
  command.type === 'selectColumn' ||
  (command.type === 'gridEdge' && command.last) ||
  ((command.type === 'jump' || (command.type === 'extend' && command.jump)) && command.step.dRow > 0);

function onKeyDown<Row>(grid: GridController<Row>, host: CommandHost, event: KeyboardEvent): void {
  if (pressMenuButton(event)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const place = placeOf(grid, event.target);
  // Keys of an input method at work are its own: its Enter takes a word and leaves no cell.
  if (event.nativeEvent.isComposing) {
    event.stopPropagation();
    return;
  }
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  const altGraph = event.getModifierState('AltGraph');
  const command = place && commandFor({ key, ctrlKey, metaKey, shiftKey, altKey, altGraph }, place);
  if (!command) return;
  if (goesToTheEnd(command) && isPart(grid)) {
    event.preventDefault();
    event.stopPropagation();
    void grid.props.part?.all().then(() => runCommand(grid, command, host));
    return;
  }
  const used = runCommand(grid, command, host);
  if (used) event.preventDefault();
  if (used || !PASSED.has(command.type)) event.stopPropagation();
}

function onClipboard<Row>(grid: GridController<Row>, event: ClipboardEvent): void {
  if (inText(event.target) || placeOf(grid, event.target) !== 'cell') return;
  event.preventDefault();
  if (event.type === 'paste') {
    const text = event.clipboardData.getData('text/plain');
    // A block may reach beyond what has been read, or name rows there.
    if (isPart(grid) && text.trimEnd().includes('\n')) void grid.props.part?.all().then(() => paste(grid, text));
    else paste(grid, text);
  } else if (copy(grid, event.clipboardData) && event.type === 'cut') clear(grid, 'cut');
}

function Overlay<Row>({ props, none }: { props: DataGridProps<Row>; none: boolean }): ReactElement | null {
  if (props.loading) return <output className="dg-over">{t('grid.loading')}</output>;
  if (!none) return null;
  const text = props.quickFilter ?? '';
  return <output className="dg-over">{text ? t('grid.noMatch', { text }) : t('grid.noRows')}</output>;
}

/** The grid with its keys, clipboard, mouse, callout and row menu. */
export function GridFrame<Row>({ props, parts }: { props: DataGridProps<Row>; parts: GridParts<Row> }): ReactElement {
  const { grid, items, total, toggleBand } = parts;
  const { menu, openMenu, closeMenu } = useRowMenu(grid);
  const before = useRef<HTMLSpanElement>(null);
  const after = useRef<HTMLSpanElement>(null);
  const attach = useCallback(
    (element: HTMLDivElement | null) => {
      grid.root = element;
    },
    [grid],
  );
  const cellHost = useMemo(() => ({ toggleBand, openMenu }), [toggleBand, openMenu]);
  const host: CommandHost = {
    toggleBand,
    openMenu: (cell) => {
      const item = grid.items[cell.row];
      const key = grid.columnKeys[cell.col];
      const anchor = item && key !== undefined && grid.root ? cellElement(grid.root, item.id, key) : null;
      if (item && anchor) openMenu(item.id, anchor);
    },
    leave: (back) => (back ? before : after).current?.focus(),
  };
  const onContextMenu = (event: MouseEvent): void => {
    const cell = grid.cellFrom(event.target);
    if (!cell || !props.rowMenu || inText(event.target)) return;
    event.preventDefault();
    host.openMenu(cell);
  };
  const clipboard = (event: ClipboardEvent): void => onClipboard(grid, event);
  return (
    <div
      className="dg-frame"
      data-print="hide"
      onKeyDownCapture={(event) => onKeyDown(grid, host, event)}
      onPointerDownCapture={(event) => touched(grid, event.nativeEvent)}
      onMouseDownCapture={(event) => pressed(grid, event.nativeEvent)}
      onFocusCapture={(event) => grid.focused(event.target)}
      onMouseLeave={() => grid.hover(null)}
      onContextMenu={onContextMenu}
      onCopy={clipboard}
      onCut={clipboard}
      onPaste={clipboard}
    >
      <span ref={before} tabIndex={-1} />
      <div ref={attach} className="dg-root" tabIndex={-1}>
        <GridBody parts={parts} props={props} items={items} total={total} host={cellHost} />
      </div>
      <span ref={after} tabIndex={-1} />
      <Callout grid={grid} />
      <Overlay props={props} none={items.length === 0} />
      {menu ? <RowMenu open={menu} onClose={closeMenu} /> : null}
    </div>
  );
}
