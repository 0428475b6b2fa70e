import { Pencil, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { GroupDetail } from '../../../shared/features/partners/groups.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { CADENCES } from '../../../shared/features/partners/codes.ts';
import { useQuery } from '../../api/query.tsx';
import screen from '../../work/screen.module.css';
import { ukToday } from '../../ui/dates.ts';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { formatDate } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { RecordLink } from '../../work/links.tsx';
import styles from './GroupPage.module.css';

const field = labelsOf('working_group');

function quorumWords(group: GroupDetail): string {
  if (group.quorumNeeded === null || group.quorumRule === 'none') return t('groups.noQuorum');
  if (group.quorumRule === 'percent') return t('groups.quorumPercent', { percent: group.quorumValue ?? 0, count: group.quorumNeeded });
  return t('groups.quorumNumber', { count: group.quorumNeeded });
}

/** A review date that has passed is said in words, with a mark. */
function Review({ on }: { on: string }) {
  const date = formatDate(on);
  if (on >= ukToday()) return date;
  return (
    <span className={styles.late}>
      <Icon as={TriangleAlert} size={14} />
      {t('groups.reviewLate', { date })}
    </span>
  );
}

/** What the group is for and how it works. */
export function TermsCard({ group, onEdit }: { group: GroupDetail; onEdit: () => void }) {
  const groups = useQuery('groups.list', {});
  const parent = groups.data?.find((row) => row.id === group.parentGroupId);
  const facts: [string, ReactNode][] = [
    [field('cadence'), labelOf(CADENCES, group.cadence)],
    [t('groups.quorum'), quorumWords(group)],
    [field('defaultPlace'), group.defaultPlace],
    [field('agreedOn'), group.agreedOn ? formatDate(group.agreedOn) : ''],
    [field('reviewOn'), group.reviewOn ? <Review on={group.reviewOn} /> : ''],
    [
      field('parentGroupId'),
      parent ? (
        <RecordLink kind="working_group" id={parent.id}>
          {parent.name}
        </RecordLink>
      ) : (
        ''
      ),
    ],
    [field('refPrefix'), group.refPrefix],
  ];
  return (
    <Card
      title={t('groups.terms')}
      actions={
        <Button size={28} icon={Pencil} onPress={onEdit}>
          {t('groups.edit')}
        </Button>
      }
    >
      {group.purpose ? <p className={styles.purpose}>{group.purpose}</p> : <p className={styles.quiet}>{t('groups.noPurpose')}</p>}
      <dl className={screen.facts}>
        {facts.map(([label, value]) => (
          <Fact key={label} label={label}>
            {value || t('ui.format.dash')}
          </Fact>
        ))}
      </dl>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
