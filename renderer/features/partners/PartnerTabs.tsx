import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Building2, UserRound, UsersRound } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { Organisation, OrganisationRow } from '../../../shared/features/partners/organisations.ts';
import { useQuery } from '../../api/query.tsx';
import { useShown } from '../../work/imported.tsx';
import { Loaded } from '../../work/Loaded.tsx';
import { useFindText, useTab } from '../../work/view-address.ts';
import screen from '../../work/screen.module.css';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { GridColumn } from '../../ui/grid/types.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { GroupsGrid } from './GroupsGrid.tsx';
import { registerWords } from '../../work/register/register.ts';
import { RegisterGrid } from '../../work/register/RegisterGrid.tsx';
import { organisations, people } from './records.ts';

const route = getRouteApi('/partners');

interface TabProps {
  /** Told how many are listed. */
  onListed: (listed: { count: number; of: number }) => void;
}

function Tools({ label, text, onText, children }: { label: string; text: string; onText: (text: string) => void; children?: ReactNode }) {
  return (
    <div className={screen.tools}>
      <TextField label={label} hideLabel placeholder={label} value={text} onChange={onText} />
      <span className={screen.space} />
      {children}
    </div>
  );
}

const standing: GridColumn<Organisation & Partial<OrganisationRow>> = {
  key: 'standing',
  heading: t('partners.standing'),
  kind: 'text',
  width: 132,
  value: (row) => t(row.standing === 'left' ? 'partners.leftRegister' : 'partners.inRegister'),
};

/** Partner organisations, or the whole register. */
export function OrganisationsTab({ onListed }: TabProps) {
  const { organisation } = route.useSearch();
  const go = route.useNavigate();
  const navigate = useNavigate();
  const [include, setInclude] = useTab(['partners', 'all'], 'partners', 'include');
  const [text, setText] = useFindText();
  const shown = useShown(registerWords(organisations, 'showAll'));
  const { brought, ended } = shown;
  // Records of an import are shown whatever has become of them since.
  const list = useQuery('organisations.list', { include, ended: ended || brought !== undefined });
  const parts = useMemo(() => (ended ? { ...organisations, columns: [...organisations.columns, standing] } : organisations), [ended]);
  const empty =
    include === 'partners' ? (
      <EmptyState
        icon={Building2}
        action={<Button onPress={() => void go({ search: { tab: 'organisations', new: true } })}>{t('partners.addOrganisation')}</Button>}
      >
        {t('partners.emptyOrganisations')}
      </EmptyState>
    ) : (
      <EmptyState
        icon={Building2}
        action={<Button onPress={() => void navigate({ to: '/import', search: { kind: 'providers' } })}>{t('partners.import')}</Button>}
      >
        {t('partners.emptyRegister')}
      </EmptyState>
    );
  return (
    <>
      <Tools label={registerWords(organisations, 'filter')} text={text} onText={setText}>
        {include === 'all' ? (
          <Switch isSelected={ended} onChange={shown.setEnded}>
            {t('partners.showLeft')}
          </Switch>
        ) : null}
        <Segmented
          label={t('partners.include')}
          value={include}
          onChange={setInclude}
          items={[
            { id: 'partners', label: t('partners.partnersOnly') },
            { id: 'all', label: t('partners.whole') },
          ]}
        />
      </Tools>
      {shown.bar}
      <Loaded query={list} text={registerWords(organisations, 'loading')}>
        {(rows) => (
          <RegisterGrid
            parts={parts}
            name={t('partners.organisations')}
            rows={brought ? rows.filter(({ id }) => brought(id)) : rows}
            narrowed={shown.by.length === 0 ? undefined : { by: shown.by, of: rows.length }}
            remark={t(include === 'partners' ? 'partners.remark.partners' : ended ? 'partners.remark.all' : 'partners.remark.current')}
            text={text}
            onListed={onListed}
            selected={organisation ?? null}
            onOpen={(row) => void go({ search: (old) => ({ ...old, tab: 'organisations', organisation: row.id }) })}
            empty={empty}
          />
        )}
      </Loaded>
    </>
  );
}

/** Everybody on record. */
export function PeopleTab({ onListed }: TabProps) {
  const { person } = route.useSearch();
  const go = route.useNavigate();
  const [text, setText] = useFindText();
  const list = useQuery('people.list', {});
  return (
    <>
      <Tools label={registerWords(people, 'filter')} text={text} onText={setText} />
      <Loaded query={list} text={registerWords(people, 'loading')}>
        {(rows) => (
          <RegisterGrid
            parts={people}
            name={t('partners.people')}
            rows={rows}
            text={text}
            onListed={onListed}
            selected={person ?? null}
            onOpen={(row) => void go({ search: (old) => ({ ...old, tab: 'people', person: row.id }) })}
            empty={
              <EmptyState
                icon={UserRound}
                action={<Button onPress={() => void go({ search: { tab: 'people', new: true } })}>{t('partners.addPerson')}</Button>}
              >
                {t('partners.emptyPeople')}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </>
  );
}

/** The working groups. */
export function GroupsTab({ onListed }: TabProps) {
  const go = route.useNavigate();
  const navigate = useNavigate();
  const [text, setText] = useFindText();
  const list = useQuery('groups.list', {});
  return (
    <>
      <Tools label={t('partners.filterGroups')} text={text} onText={setText} />
      <Loaded query={list} text={t('partners.loadingGroups')}>
        {(rows) => (
          <GroupsGrid
            rows={rows}
            text={text}
            onListed={onListed}
            onOpen={(row) => void navigate({ to: '/groups/$groupId', params: { groupId: row.id } })}
            empty={
              <EmptyState
                icon={UsersRound}
                action={<Button onPress={() => void go({ search: { tab: 'groups', new: true } })}>{t('partners.addGroup')}</Button>}
              >
                {t('partners.emptyGroups')}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </>
  );
}
