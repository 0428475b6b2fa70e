import { useNavigate } from '@tanstack/react-router';
import { MemberFields, type GroupDetail, type Member } from '../../../shared/features/partners/groups.ts';
import { MEMBER_ROLES, MEMBERSHIPS } from '../../../shared/features/partners/codes.ts';
import { useAct } from '../../work/act.ts';
import { changedFields } from '../../work/changed.ts';
import { codeChoices, useAddChoice, usePersonChoices } from '../../work/choices.ts';
import { RecordDialog } from '../../work/RecordDialog.tsx';
import screen from '../../work/screen.module.css';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormField } from '../../ui/form/SchemaForm.tsx';

const field = labelsOf('group_member');

function Membership({ personId }: { personId?: string }) {
  const people = usePersonChoices();
  const addPerson = useAddChoice('person');
  return (
    <div className={screen.fields}>
      <FormField name="role" kind="select" label={field('role')} items={codeChoices(MEMBER_ROLES)} />
      <FormField name="membership" kind="select" label={field('membership')} items={codeChoices(MEMBERSHIPS)} />
      <FormField
        name="deputyPersonId"
        kind="combobox"
        label={field('deputyPersonId')}
        hint={t('groups.deputyHint')}
        items={people.filter(({ id }) => id !== personId)}
        onAdd={addPerson}
        optional
      />
      <span />
      <FormField name="fromOn" kind="date" label={field('fromOn')} optional />
      <FormField name="toOn" kind="date" label={field('toOn')} optional />
    </div>
  );
}

/** Adds a person to the group. */
export function AddMemberDialog({ group, onClose }: { group: GroupDetail; onClose: () => void }) {
  const { act } = useAct('groups.addMember');
  const navigate = useNavigate();
  const members = new Set(group.members.map((member) => member.personId));
  const people = usePersonChoices();
  const free = people.filter(({ id }) => !members.has(id));
  const addPerson = useAddChoice('person');
  if (free.length === 0) {
    return (
      <Dialog
        isOpen
        size="small"
        title={t('groups.addMember')}
        onClose={onClose}
        footer={
          <Button variant="primary" onPress={() => void navigate({ to: '/partners', search: { tab: 'people', new: true } })}>
            {t('groups.addPerson')}
          </Button>
        }
      >
        <p>{t('groups.noPeople')}</p>
      </Dialog>
    );
  }
  return (
    <RecordDialog
      keptAs={`group_member in ${group.id}`}
      title={t('groups.addMember')}
      submit={t('groups.addMember')}
      schema={MemberFields}
      defaults={{ groupId: group.id, personId: '', role: 'member', membership: 'full' }}
      onClose={onClose}
      onSubmit={async (values, onError) =>
        (await act(values, { done: (member) => t('groups.memberAdded', { name: member.personName }), onError })) !== null
      }
    >
      <FormField
        name="personId"
        kind="combobox"
        label={field('personId')}
        noun={t('groups.personNoun')}
        items={free}
        onAdd={addPerson}
        autoFocus
      />
      <Membership />
    </RecordDialog>
  );
}

const EditFields = MemberFields.omit({ groupId: true, personId: true });

/** Edits a membership. */
export function EditMemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { act } = useAct('groups.updateMember');
  const name = member.personName;
  return (
    <RecordDialog
      keptAs={`group_member ${member.id}`}
      title={t('groups.editMember', { name })}
      submit={t('groups.save')}
      schema={EditFields}
      defaults={member}
      onClose={onClose}
      onSubmit={async (values, onError) =>
        (await act(
          { id: member.id, version: member.version, changes: changedFields(values, member) },
          { done: t('groups.memberEdited', { name }), onTheirs: onClose, onError },
        )) !== null
      }
    >
      <Membership personId={member.personId} />
    </RecordDialog>
  );
}
