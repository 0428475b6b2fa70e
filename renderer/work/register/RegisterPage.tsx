import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { EntityName } from '../../../shared/tables.ts';
import { useQuery, type QueryName, type Reading } from '../../api/query.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFindText } from '../find-text.ts';
import { Loaded } from '../Loaded.tsx';
import screen from '../screen.module.css';
import { registerWords, type Register, type RegisterRow } from './register.ts';
import { RegisterDialog } from './RegisterDialog.tsx';
import { RegisterGrid } from './RegisterGrid.tsx';
import { RegisterPanel } from './RegisterPanel.tsx';

/** A register's place in the address: the record shown, and whether one is being added. */
function usePlace(shows: string) {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const { find } = search;
  const go = (search: unknown): void => void navigate({ to: '.', search: search as never });
  return {
    shown: typeof search[shows] === 'string' ? search[shows] : null,
    adding: search['new'] === true,
    show: (id: string) => go({ find, [shows]: id }),
    add: () => go({ find, new: true }),
    close: () => go({ find }),
    // Of one just added, the details stay.
    endAdding: () => go((old: object) => ({ ...old, new: undefined })),
  };
}

/** A screen of records of one kind: a list to type in, adding, details at the right. */
export function RegisterPage<E extends EntityName, Row extends RegisterRow, List>({ register }: { register: Register<E, Row, List> }) {
  const { Actions, EmptyAction, Status } = register;
  const place = usePlace(register.shows);
  const [text, setText] = useFindText();
  const list = useQuery(`${register.feature}.list` as QueryName, {}) as Reading<unknown> as Reading<List>;
  const selected = list.data === undefined ? undefined : register.rowsOf(list.data).find(({ id }) => id === place.shown);
  const add = registerWords(register, 'add');
  const filter = registerWords(register, 'filter');
  return (
    <div className={screen.screen} data-wide>
      <div className={screen.left}>
        <PageHeader
          title={register.title}
          sub={list.data === undefined ? undefined : register.sub?.(list.data)}
          actions={
            <>
              {Actions ? <Actions /> : null}
              <Button variant="primary" icon={Plus} onPress={place.add}>
                {add}
              </Button>
            </>
          }
        />
        <div className={screen.tools}>
          <TextField label={filter} hideLabel placeholder={filter} value={text} onChange={setText} />
        </div>
        <Loaded query={list} text={registerWords(register, 'loading')}>
          {(data) => (
            <RegisterGrid
              parts={register}
              name={register.title}
              rows={register.rowsOf(data)}
              text={text}
              selected={place.shown}
              onOpen={({ id }) => place.show(id)}
              status={Status ? <Status list={data} /> : undefined}
              empty={
                <EmptyState icon={register.icon} action={EmptyAction ? <EmptyAction /> : <Button onPress={place.add}>{add}</Button>}>
                  {register.empty}
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </div>
      {selected ? <RegisterPanel key={selected.id} register={register} record={selected} onClose={place.close} /> : null}
      {place.adding ? <RegisterDialog parts={register} onClose={place.endAdding} onSaved={({ id }) => place.show(id)} /> : null}
    </div>
  );
}
