import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Person } from '../../../shared/features/partners/people.ts';
import { useQuery } from '../../api/query.tsx';
import { Loaded } from '../../work/Loaded.tsx';
import { RecordHistory } from '../../work/RecordHistory.tsx';
import screen from '../../work/screen.module.css';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { DetailsPanel } from '../../ui/DetailsPanel.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { RecordLink } from '../../work/links.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { Facts } from '../../work/register/Facts.tsx';
import { people as parts } from './records.ts';
import { useRegisterMethods } from '../../work/register/methods.ts';
import { registerWords } from '../../work/register/register.ts';
import { RegisterDialog } from '../../work/register/RegisterDialog.tsx';

const field = labelsOf('person');

/** One person: how to reach them, where they sit, their history. */
export function PersonPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const person = useQuery('people.get', { id });
  return <Loaded query={person}>{(data) => <Panel person={data} onClose={onClose} />}</Loaded>;
}

function Panel({ person, onClose }: { person: Person; onClose: () => void }) {
  const { remove } = useRegisterMethods(parts);
  const [tab, setTab] = useState<'details' | 'history'>('details');
  // As it was when editing began, so that a change by somebody else meanwhile is noticed on saving.
  const [editing, setEditing] = useState<Person | null>(null);
  const { id, name } = person;
  return (
    <DetailsPanel
      title={name}
      subtitle={[person.jobTitle, person.organisationName].filter(Boolean)}
      flush
      onClose={onClose}
      actions={
        <>
          <IconButton label={registerWords(parts, 'edit')} icon={Pencil} onPress={() => setEditing(person)} />
          <IconButton
            label={registerWords(parts, 'remove')}
            icon={Trash2}
            onPress={() => void remove(person).then((gone) => gone && onClose())}
          />
        </>
      }
    >
      <Tabs
        compact
        label={t('app.about', { name })}
        value={tab}
        onChange={setTab}
        items={[
          { id: 'details', label: t('app.details') },
          { id: 'history', label: t('app.history') },
        ]}
      >
        <div className={screen.filler}>{tab === 'details' ? <Details person={person} /> : <RecordHistory entity="person" id={id} />}</div>
      </Tabs>
      {editing ? <RegisterDialog parts={parts} record={editing} onClose={() => setEditing(null)} /> : null}
    </DetailsPanel>
  );
}

function Details({ person }: { person: Person }) {
  return (
    <Facts
      facts={[
        [
          field('organisationId'),
          person.organisationId ? (
            <RecordLink kind="organisation" id={person.organisationId}>
              {person.organisationName}
            </RecordLink>
          ) : null,
        ],
        [field('email'), person.email],
        [field('phone'), person.phone],
        [t('partners.inGroups'), person.groups.join(', ')],
        [field('notes'), person.notes],
      ]}
    />
  );
}
