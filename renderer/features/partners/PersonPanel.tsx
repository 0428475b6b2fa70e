import { useState } from 'react';
import type { Person } from '../../../shared/features/partners/people.ts';
import { useQuery } from '../../api/query.tsx';
import { LoadedPanel } from '../../work/Loaded.tsx';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { RecordLink } from '../../work/links.tsx';
import { Facts } from '../../work/register/Facts.tsx';
import { people as parts } from './records.ts';
import { RecordFrame } from '../../work/register/RecordFrame.tsx';
import { RegisterDialog } from '../../work/register/RegisterDialog.tsx';

const field = labelsOf('person');

/** One person: how to reach them, where they sit, their history. */
export function PersonPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const person = useQuery('people.get', { id });
  return (
    <LoadedPanel query={person} onClose={onClose}>
      {(data) => <Panel person={data} onClose={onClose} />}
    </LoadedPanel>
  );
}

function Panel({ person, onClose }: { person: Person; onClose: () => void }) {
  // As it was when editing began, so that a change by somebody else meanwhile is noticed on saving.
  const [editing, setEditing] = useState<Person | null>(null);
  return (
    <>
      <RecordFrame
        parts={parts}
        record={person}
        subtitle={[person.jobTitle, person.organisationName].filter(Boolean)}
        onEdit={() => setEditing(person)}
        onClose={onClose}
      >
        <Details person={person} />
      </RecordFrame>
      {editing ? <RegisterDialog parts={parts} record={editing} onClose={() => setEditing(null)} /> : null}
    </>
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
