import { useNavigate, useSearch } from '@tanstack/react-router';
import { Import, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { labelOf } from '../../../shared/domain/codes.ts';
import { STANDINGS } from '../../../shared/fields.ts';
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
import { nounOf, registerWords, type Register, type RegisterRow } from './register.ts';
import { RegisterDialog } from './RegisterDialog.tsx';
import { RegisterGrid } from './RegisterGrid.tsx';
import { RegisterPanel } from './RegisterPanel.tsx';
import { useRegisterRows } from './rows.ts';

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

/** A register with a column that says what is over, where such rows are listed too. */
function useStanding<E extends EntityName, Row extends RegisterRow, List>(register: Register<E, Row, List>, { ended }: Shown) {
  return useMemo((): Register<E, Row, List> => {
    const { standingOf } = register;
    if (standingOf === undefined || !ended) return register;
    const column: GridColumn<Row> = {
      key: 'standing',
      heading: t('register.standing'),
      kind: 'text',
      width: 132,
      value: (row) => labelOf(STANDINGS, standingOf(row)),
    };
    return { ...register, columns: [...register.columns, column] };
  }, [register, ended]);
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
  const list = useRegisterRows(register, shown, text);
  const { query, rows, part, over } = list;
  const parts = useStanding(register, shown);
  // What the grid lists, by its filter, too: heading and status line are of the same rows.
  const [told, setListed] = useState<Listed<Row> | null>(null);
  const listed = told ?? { rows, count: part?.count ?? rows.length, of: part?.of ?? rows.length };
  const navigate = useNavigate();
  const toImport = (): void => void navigate({ to: '/import', search: { kind: register.importKind } as never });
  const add = registerWords(register, 'add');
  const filter = registerWords(register, 'filter');
  return (
    <div className={screen.screen} data-wide>
      <div className={screen.left}>
        <PageHeader
          title={register.title}
          sub={query.data === undefined ? undefined : countWords(listed, nounOf(register))}
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
          {over > 0 || shown.ended ? (
            <Switch isSelected={shown.ended} onChange={shown.setEnded}>
              {register.closed?.words(formatNumber(over)) ?? t('register.ended', { count: formatNumber(over) })}
            </Switch>
          ) : null}
        </div>
        {shown.bar}
        <Loaded query={query} text={registerWords(register, 'loading')}>
          {() => (
            <RegisterGrid
              parts={parts}
              name={register.title}
              rows={rows}
              part={part}
              text={list.text}
              selected={place.shown}
              onOpen={({ id }) => place.show(id)}
              onListed={setListed}
              narrowed={shown.by.length === 0 ? undefined : { by: shown.by, of: list.of }}
              remark={over === 0 || shown.brought ? undefined : remarkOf(register, over, shown.ended)}
              status={Status ? <Status rows={listed.rows} sums={part?.sums} /> : undefined}
              empty={
                <EmptyState icon={register.icon} action={EmptyAction ? <EmptyAction /> : <Button onPress={place.add}>{add}</Button>}>
                  {register.empty}
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </div>
      {place.shown === null || query.data === undefined ? null : (
        <Details key={place.shown} register={register} id={place.shown} read={list.read} onEdit={setEditing} onClose={place.close} />
      )}
      {editing ? (
        <RegisterDialog
          parts={register}
          record={editing}
          onClose={() => setEditing(null)}
          onSaved={({ id }) => {
            setEditing(null);
            // Somebody had taken it away, and it was added again.
            if (id !== editing.id) place.showAdded(id);
          }}
        />
      ) : null}
      {place.adding ? <RegisterDialog parts={register} onClose={place.endAdding} onSaved={({ id }) => place.showAdded(id)} /> : null}
    </div>
  );
}

interface DetailsProps<E extends EntityName, Row extends RegisterRow, List> {
  register: Register<E, Row, List>;
  id: string;
  read: readonly Row[];
  onEdit: (record: Row) => void;
  onClose: () => void;
}

/** The record shown: a row of the list, else read by itself. Of one that isn't here the panel says why. */
function Details<E extends EntityName, Row extends RegisterRow, List>(props: DetailsProps<E, Row, List>) {
  const { register, id, read, onEdit, onClose } = props;
  const row = read.find((one) => one.id === id);
  const record = useQuery(
    `${register.feature}.get` as QueryName,
    { id },
    { enabled: row === undefined },
  ) as Reading<unknown> as Reading<Row>;
  const panel = (shown: Row) => <RegisterPanel register={register} record={shown} onEdit={() => onEdit(shown)} onClose={onClose} />;
  if (row) return panel(row);
  return (
    <LoadedPanel query={record} onClose={onClose}>
      {register.inParts === true ? panel : () => null}
    </LoadedPanel>
  );
}
