import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Import, Plus } from 'lucide-react';
import { useQuery } from '../../api/query.tsx';
import { GroupDialog } from './GroupDialog.tsx';
import { useListedCount } from '../../work/listed-count.ts';
import screen from '../../work/screen.module.css';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { OrganisationPanel } from './OrganisationPanel.tsx';
import { GroupsTab, OrganisationsTab, PeopleTab } from './PartnerTabs.tsx';
import { PersonPanel } from './PersonPanel.tsx';
import { organisations, people } from './records.ts';
import { RegisterDialog } from '../../work/register/RegisterDialog.tsx';

const route = getRouteApi('/partners');
const ADD = {
  organisations: 'partners.addOrganisation',
  people: 'partners.addPerson',
  groups: 'partners.addGroup',
} as const;

/** Organisations, the people they send, and the groups these meet in. */
export function PartnersPage() {
  const { tab = 'organisations', organisation, person } = route.useSearch();
  const go = route.useNavigate();
  const navigate = useNavigate();
  const organisationList = useQuery('organisations.list', {});
  const peopleList = useQuery('people.list', {});
  const groupList = useQuery('groups.list', {});
  // Of the list that is open, what it lists; of the others, how many there are.
  const [listed, onListed] = useListedCount(tab);
  const counted = (id: string, rows: readonly unknown[] | undefined) =>
    rows ? { count: id === tab && listed ? listed.count : rows.length } : {};
  const close = (): void => void go({ search: (old) => ({ ...old, tab, organisation: undefined, person: undefined, part: undefined }) });
  const add = (): void => void go({ search: (old) => ({ ...old, tab, new: true }) });
  return (
    <div className={screen.screen}>
      <div className={screen.left}>
        <PageHeader
          title={t('nav.partners')}
          actions={
            <>
              {tab === 'organisations' ? (
                <Button icon={Import} onPress={() => void navigate({ to: '/import', search: { kind: 'providers' } })}>
                  {t('partners.import')}
                </Button>
              ) : null}
              <Button variant="primary" icon={Plus} onPress={add}>
                {t(ADD[tab])}
              </Button>
            </>
          }
        />
        <Tabs
          label={t('partners.views')}
          value={tab}
          onChange={(next) => void go({ search: { tab: next } })}
          items={[
            { id: 'organisations', label: t('partners.organisations'), ...counted('organisations', organisationList.data) },
            { id: 'people', label: t('partners.people'), ...counted('people', peopleList.data) },
            { id: 'groups', label: t('partners.groups'), ...counted('groups', groupList.data) },
          ]}
        >
          {tab === 'organisations' ? (
            <OrganisationsTab onListed={onListed} />
          ) : tab === 'people' ? (
            <PeopleTab onListed={onListed} />
          ) : (
            <GroupsTab onListed={onListed} />
          )}
        </Tabs>
      </div>
      {tab === 'organisations' && organisation ? <OrganisationPanel key={organisation} id={organisation} onClose={close} /> : null}
      {tab === 'people' && person ? <PersonPanel key={person} id={person} onClose={close} /> : null}
      <NewDialog />
    </div>
  );
}

/** The dialog that adds what the tab lists. */
function NewDialog() {
  const { tab = 'organisations', new: adding } = route.useSearch();
  const go = route.useNavigate();
  const navigate = useNavigate();
  if (!adding) return null;
  const close = (): void => void go({ search: (old) => ({ ...old, new: undefined }), replace: true });
  // What was added is shown.
  const show = (added: { organisation?: string; person?: string }): void =>
    void go({ search: (old) => ({ ...old, tab, new: undefined, organisation: undefined, person: undefined, ...added }), replace: true });
  if (tab === 'people') return <RegisterDialog parts={people} onClose={close} onSaved={({ id }) => show({ person: id })} />;
  if (tab === 'groups')
    return <GroupDialog onClose={close} onSaved={(group) => void navigate({ to: '/groups/$groupId', params: { groupId: group.id } })} />;
  return <RegisterDialog parts={organisations} onClose={close} onSaved={({ id }) => show({ organisation: id })} />;
}
