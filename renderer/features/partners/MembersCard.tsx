import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { GroupDetail, Member } from '../../../shared/features/partners/groups.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { MEMBER_ROLES, MEMBERSHIPS } from '../../../shared/features/partners/codes.ts';
import { useAct } from '../../work/act.ts';
import { ukToday } from '../../ui/dates.ts';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDate } from '../../ui/format.ts';
import { RecordLink } from '../../work/links.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import styles from './GroupPage.module.css';
import { AddMemberDialog, EditMemberDialog } from './MemberDialogs.tsx';

const field = labelsOf('group_member');
const ofPerson = labelsOf('person');

/** Who belongs to the group, those with an office first. */
export function MembersCard({ group }: { group: GroupDetail }) {
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<Member | null>(null);
  const { members } = group;
  const add = (
    <Button size={28} icon={Plus} onPress={() => setAdding(true)}>
      {t('groups.addMember')}
    </Button>
  );
  const full = members.filter((member) => member.membership === 'full').length;
  return (
    <Card
      title={t('groups.members')}
      badge={members.length > 0 ? <span className={styles.aside}>{t('groups.full', { count: full })}</span> : undefined}
      actions={members.length > 0 ? add : undefined}
    >
      {members.length === 0 ? (
        <EmptyState compact action={add}>
          {t('groups.noMembers')}
        </EmptyState>
      ) : (
        <table className={styles.table} aria-label={t('groups.members')}>
          <thead>
            <tr>
              <th scope="col">{t('groups.member')}</th>
              <th scope="col">{ofPerson('organisationId')}</th>
              <th scope="col">{field('role')}</th>
              <th scope="col">{field('membership')}</th>
              <th scope="col">{field('deputyPersonId')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('ui.more')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <MemberRow key={member.id} member={member} onEdit={() => setEditing(member)} />
            ))}
          </tbody>
        </table>
      )}
      {adding ? <AddMemberDialog group={group} onClose={() => setAdding(false)} /> : null}
      {editing ? <EditMemberDialog member={editing} onClose={() => setEditing(null)} /> : null}
    </Card>
  );
}

/** "Until 31 March 2027" when the membership is bounded. */
function spanOf({ fromOn, toOn }: Member): string {
  const today = ukToday();
  if (toOn) return t(toOn < today ? 'groups.past' : 'groups.until', { date: formatDate(toOn) });
  return fromOn && fromOn > today ? t('groups.since', { date: formatDate(fromOn) }) : '';
}

function MemberRow({ member, onEdit }: { member: Member; onEdit: () => void }) {
  const { act: remove } = useAct('groups.removeMember');
  const name = member.personName;
  const span = spanOf(member);
  return (
    <tr>
      <th scope="row">
        <RecordLink kind="person" id={member.personId}>
          {name}
        </RecordLink>
        {member.jobTitle ? <span className={styles.caption}>{member.jobTitle}</span> : null}
      </th>
      <td>{member.organisationName || t('ui.format.dash')}</td>
      <td>{labelOf(MEMBER_ROLES, member.role)}</td>
      <td>
        {labelOf(MEMBERSHIPS, member.membership)}
        {span ? <span className={styles.caption}>{span}</span> : null}
      </td>
      <td>{member.deputyName || t('ui.format.dash')}</td>
      <td>
        <MenuButton
          iconOnly
          size={28}
          label={t('groups.moreMember', { name })}
          items={[
            { id: 'edit', label: t('groups.editMemberShort'), icon: Pencil, onAction: onEdit },
            {
              id: 'remove',
              label: t('groups.removeMember'),
              icon: Trash2,
              onAction: () => void remove({ id: member.id, version: member.version }, { done: t('groups.memberRemoved', { name }) }),
            },
          ]}
        />
      </td>
    </tr>
  );
}
