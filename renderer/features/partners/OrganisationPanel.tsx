import { useState } from 'react';
import type { Organisation } from '../../../shared/features/partners/organisations.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { DESIGNATIONS, SECTORS } from '../../../shared/features/partners/codes.ts';
import { useQuery } from '../../api/query.tsx';
import { Loaded, LoadedPanel } from '../../work/Loaded.tsx';
import screen from '../../work/screen.module.css';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { Chip } from '../../ui/Chip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDate } from '../../ui/format.ts';
import { RecordLink, ScreenLink } from '../../work/links.tsx';
import { Facts } from '../../work/register/Facts.tsx';
import { organisations as parts } from './records.ts';
import { RecordFrame } from '../../work/register/RecordFrame.tsx';
import { RegisterDialog } from '../../work/register/RegisterDialog.tsx';
import styles from './Partners.module.css';

const field = labelsOf('organisation');

/** One organisation: facts, its people, its history. */
export function OrganisationPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const organisation = useQuery('organisations.get', { id });
  return (
    <LoadedPanel query={organisation} onClose={onClose}>
      {(data) => <Panel organisation={data} onClose={onClose} />}
    </LoadedPanel>
  );
}

function Panel({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) {
  // As it was when editing began, so that a change by somebody else meanwhile is noticed on saving.
  const [editing, setEditing] = useState<Organisation | null>(null);
  const people = useQuery('people.list', { organisationId: organisation.id });
  return (
    <>
      <RecordFrame
        parts={parts}
        record={organisation}
        subtitle={[labelOf(SECTORS, organisation.sector)]}
        status={organisation.isPartner ? undefined : <Chip>{t('partners.notPartner')}</Chip>}
        width={360}
        tabs={[
          {
            id: 'people',
            label: t('partners.people'),
            ...(people.data ? { count: people.data.length } : {}),
            content: <People organisationId={organisation.id} />,
          },
        ]}
        onEdit={() => setEditing(organisation)}
        onClose={onClose}
      >
        <Details organisation={organisation} />
      </RecordFrame>
      {editing ? <RegisterDialog parts={parts} record={editing} onClose={() => setEditing(null)} /> : null}
    </>
  );
}

function Details({ organisation }: { organisation: Organisation }) {
  const actions = useQuery('actions.list', { view: 'open', organisationId: organisation.id });
  const open = actions.data?.length ?? 0;
  return (
    <div className={screen.stack}>
      <Facts
        facts={[
          [field('shortName'), organisation.shortName],
          [field('rshCode'), organisation.rshCode],
          [field('designation'), labelOf(DESIGNATIONS, organisation.designation)],
          [field('corporateForm'), organisation.corporateForm],
          [field('registeredOn'), organisation.registeredOn ? formatDate(organisation.registeredOn) : null],
          [field('website'), organisation.website],
          [field('notes'), organisation.notes],
        ]}
      />
      {open > 0 ? (
        <ScreenLink to={{ to: '/actions', search: { organisation: organisation.id } }}>
          {t('partners.seeActions', { count: open })}
        </ScreenLink>
      ) : null}
    </div>
  );
}

function People({ organisationId }: { organisationId: string }) {
  const people = useQuery('people.list', { organisationId });
  return (
    <Loaded query={people}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState compact>{t('partners.noPeopleHere')}</EmptyState>
        ) : (
          <ul className={styles.people}>
            {rows.map((person) => (
              <li key={person.id}>
                <RecordLink kind="person" id={person.id}>
                  {person.name}
                </RecordLink>
                {person.jobTitle ? <span className={styles.caption}>{person.jobTitle}</span> : null}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
