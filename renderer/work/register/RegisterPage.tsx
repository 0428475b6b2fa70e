import { useNavigate, useSearch } from '@tanstack/react-router';
import { Import, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { EntityName } from '../../../shared/tables.ts';
import { useQuery, type QueryName, type Reading } from '../../api/query.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatNumber } from '../../ui/format.ts';
import type { GridColumn } from '../../ui/grid/types.ts';
import { countWords } from '../../ui/grid/listed.ts';
import type { Listed } from '../../ui/grid/list-part.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useShown, type Shown } from '../imported.tsx';
import { useFindText } from '../view-address.ts';
import { ReportButton } from '../ReportButton.tsx';
import { Loaded, LoadedPanel } from '../Loaded.tsx';
import { t } from '../../words/t.ts';
import screen from '../screen.module.css';
import { nounOf, registerWords, type Register, type RegisterFeature, type RegisterRow } from './register.ts';
import { RegisterDialog } from './RegisterDialog.tsx';
import { RegisterGrid } from './RegisterGrid.tsx';
import { RegisterPanel } from './RegisterPanel.tsx';

/** A register's place in the address: the record shown, and whether one is being added. */
function usePlace(shows: string) {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const go = (changes: object, replace = false): void =>
    void navigate({ to: '.', search: ((old: object) => ({ ...old, [shows]: undefined, new: undefined, ...changes })) as never, replace });
  return {
    shown: typeof search[shows] === 'string' ? search[shows] : null,
    adding: search['new'] === true,
    show: (id: string) => go({ [shows]: id }),
    showAdded: (id: string) => go({ [shows]: id }, true),
    add: () => go({ new: true }),
    close: () => go({ part: undefined }),
    // Of one just added, the details stay.
    endAdding: () => go({ [shows]: search[shows] }, true),
  };
}

/** Which rows of a register are shown; beside ended ones stands that they are. */
function useStanding<E extends EntityName, Row extends RegisterRow, List>(
  register: Register<E, Row, List>,
  shown: Shown,
  list: List | undefined,
) {
  const { standingOf, closed } = register;
  const { brought, ended: all } = shown;
  const parts = useMemo((): Register<E, Row, List> => {
    if (standingOf === undefined || !shown.ended) return register;
    const column: GridColumn<Row> = {
      key: 'standing',
      heading: t('register.standing'),
      kind: 'text',
      width: 132,
      value: (row) => t(`register.standings.${standingOf(row)}`),
    };
    return { ...register, columns: [...register.columns, column] };
  }, [register, standingOf, shown.ended]);
  const { rowsOf } = register;
  const rows = useMemo(() => {
    const held = list === undefined ? [] : rowsOf(list);
    const isOver = (row: Row): boolean => (standingOf !== undefined && standingOf(row) !== 'current') || closed?.is(row) === true;
    const current = held.filter((row) => !isOver(row));
    return { ended: held.length - current.length, shown: brought ? held.filter(({ id }) => brought(id)) : all ? held : current };
  }, [list, rowsOf, standingOf, closed, brought, all]);
  return { parts, ...rows };
}

/** Whether the rows that are over are among those listed, for paper. */
function remarkOf<E extends EntityName, Row extends RegisterRow, List>(
  { closed }: Register<E, Row, List>,
  over: number,
  shown: boolean,
): string {
  const count = formatNumber(over);
  if (shown) return t('register.withEnded', { count });
  return closed?.hidden(count) ?? t('register.withoutEnded', { count });
}

/** A screen of records of one kind: a list to type in, adding, details at the right. */
export function RegisterPage<E extends EntityName, Row extends RegisterRow, List>({ register }: { register: Register<E, Row, List> }) {
  const { Actions, EmptyAction, Status } = register;
  const shown = useShown(registerWords(register, 'showAll'));
  const place = usePlace(register.shows);
  const [text, setText] = useFindText();
  // As it was when editing began: a change by somebody else is noticed on saving, and a removal leaves what was typed.
  const [editing, setEditing] = useState<Row | null>(null);
  const list = useQuery(`${register.feature}.list` as QueryName, (register.listInput ?? {}) as never) as Reading<unknown> as Reading<List>;
  const selected = list.data === undefined ? undefined : register.rowsOf(list.data).find(({ id }) => id === place.shown);
  const { parts, shown: rows, ended } = useStanding(register, shown, list.data);
  // What the grid lists, by its filter, too: heading and status line are of the same rows.
  const [told, setListed] = useState<Listed<Row> | null>(null);
  const listed = told ?? { rows, count: rows.length, of: rows.length };
  const navigate = useNavigate();
  const toImport = (): void => void navigate({ to: '/import', search: { kind: register.importKind } as never });
  const add = registerWords(register, 'add');
  const filter = registerWords(register, 'filter');
  return (
    <div className={screen.screen} data-wide>
      <div className={screen.left}>
        <PageHeader
          title={register.title}
          sub={list.data === undefined ? undefined : countWords(listed, nounOf(register))}
          actions={
            <>
              {register.importKind === undefined ? null : (
                <Button icon={Import} onPress={toImport}>
                  {t('register.import')}
                </Button>
              )}
              {Actions ? <Actions /> : null}
              {register.report === undefined ? null : <ReportButton report={register.report} />}
              <Button variant="primary" icon={Plus} onPress={place.add}>
                {add}
              </Button>
            </>
          }
        />
        <div className={screen.tools}>
          <TextField label={filter} hideLabel placeholder={filter} value={text} onChange={setText} />
          {ended > 0 || shown.ended ? (
            <Switch isSelected={shown.ended} onChange={shown.setEnded}>
              {register.closed?.words(formatNumber(ended)) ?? t('register.ended', { count: formatNumber(ended) })}
            </Switch>
          ) : null}
        </div>
        {shown.bar}
        <Loaded query={list} text={registerWords(register, 'loading')}>
          {(data) => (
            <RegisterGrid
              parts={parts}
              name={register.title}
              rows={rows}
              text={text}
              selected={place.shown}
              onOpen={({ id }) => place.show(id)}
              onListed={setListed}
              narrowed={shown.by.length === 0 ? undefined : { by: shown.by, of: register.rowsOf(data).length }}
              remark={ended === 0 || shown.brought ? undefined : remarkOf(register, ended, shown.ended)}
              status={Status ? <Status rows={listed.rows} /> : undefined}
              empty={
                <EmptyState icon={register.icon} action={EmptyAction ? <EmptyAction /> : <Button onPress={place.add}>{add}</Button>}>
                  {register.empty}
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </div>
      {selected ? (
        <RegisterPanel key={selected.id} register={register} record={selected} onEdit={() => setEditing(selected)} onClose={place.close} />
      ) : place.shown !== null && list.data !== undefined ? (
        <MissingPanel key={place.shown} feature={register.feature} id={place.shown} onClose={place.close} />
      ) : null}
      {editing ? <RegisterDialog parts={register} record={editing} onClose={() => setEditing(null)} /> : null}
      {place.adding ? <RegisterDialog parts={register} onClose={place.endAdding} onSaved={({ id }) => place.showAdded(id)} /> : null}
    </div>
  );
}

/** Of a record that isn't in the list: why. */
function MissingPanel({ feature, id, onClose }: { feature: RegisterFeature; id: string; onClose: () => void }) {
  const record = useQuery(`${feature}.get` as QueryName, { id }) as Reading<unknown>;
  return (
    <LoadedPanel query={record} onClose={onClose}>
      {() => null}
    </LoadedPanel>
  );
}
