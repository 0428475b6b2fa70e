import { useMemo } from 'react';
import { GroupFields, type Group } from '../../../shared/features/partners/groups.ts';
import { CADENCES, QUORUM_RULES } from '../../../shared/features/partners/codes.ts';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { FormField } from '../../ui/form/SchemaForm.tsx';
import { useAct } from '../../work/act.ts';
import { changedFields } from '../../work/changed.ts';
import { codeChoices, useGroupChoices } from '../../work/choices.ts';
import { RecordDialog } from '../../work/RecordDialog.tsx';
import screen from '../../work/screen.module.css';

const field = labelsOf('working_group');

export interface GroupDialogProps {
  /** The group to edit; a new one when left out. */
  group?: Group;
  onClose: () => void;
  onSaved: (group: Group) => void;
}

/** A working group's terms of reference: adds a group, or edits one. */
export function GroupDialog({ group, onClose, onSaved }: GroupDialogProps) {
  const { act: create } = useAct('groups.create');
  const { act: update } = useAct('groups.update');
  const choices = useGroupChoices();
  const parents = useMemo(() => choices.filter(({ id }) => id !== group?.id), [choices, group]);
  const title = t(group ? 'groups.edit' : 'groups.add');
  return (
    <RecordDialog
      keptAs={`working_group ${group?.id ?? ''}`}
      title={title}
      submit={group ? t('groups.save') : title}
      schema={GroupFields}
      defaults={group ?? { name: '', cadence: 'as_needed', quorumRule: 'none' }}
      size="large"
      onClose={onClose}
      onSubmit={async (values, onError) => {
        const saved = group
          ? await update(
              { id: group.id, version: group.version, changes: changedFields(values, group) },
              { done: t('groups.edited', { name: values.name }), onTheirs: onClose, onError },
            )
          : await create(values, { done: t('groups.added', { name: values.name }), onError });
        if (saved) onSaved(saved);
        return saved !== null;
      }}
      // A new group's screen takes the dialog away; closing it too would go back to the list.
      leavesByItself={group === undefined}
    >
      <FormField name="name" label={field('name')} noun={t('groups.nameNoun')} autoFocus />
      <FormField name="purpose" kind="textarea" rows={4} label={field('purpose')} hint={t('groups.purposeHint')} optional />
      <div className={screen.fields}>
        <FormField name="cadence" kind="select" label={field('cadence')} items={codeChoices(CADENCES)} />
        <FormField name="parentGroupId" kind="combobox" label={field('parentGroupId')} items={parents} optional />
        <FormField name="quorumRule" kind="select" label={field('quorumRule')} items={codeChoices(QUORUM_RULES)} />
        <FormField name="quorumValue" kind="number" label={field('quorumValue')} hint={t('groups.quorumHint')} optional />
        <FormField name="agreedOn" kind="date" label={field('agreedOn')} optional />
        <FormField name="reviewOn" kind="date" label={field('reviewOn')} optional />
        <FormField name="defaultPlace" label={field('defaultPlace')} optional />
        <FormField name="refPrefix" label={field('refPrefix')} hint={t('groups.prefixHint')} optional />
      </div>
    </RecordDialog>
  );
}
