import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { t } from '../words/t.ts';
import { Button } from './Button.tsx';
import styles from './ConflictDialog.module.css';
import { Dialog } from './Dialog.tsx';

/** A field that both people changed, in words ready to show. */
export interface ConflictField {
  name: string;
  label: string;
  yours: string;
  theirs: string;
  /** What it was before either change. */
  base?: string;
}

/** Whose value is kept, by field name. */
export type ConflictChoices = Record<string, 'yours' | 'theirs'>;

/** Props of {@link ConflictDialog}. */
export interface ConflictDialogProps {
  isOpen: boolean;
  /** "Action 231". */
  record: string;
  /** "J Kestrel". */
  changedBy: string;
  /** "at 2:41pm today", "on 12 March 2026 at 5:30pm". */
  changedAt: string;
  fields: readonly ConflictField[];
  /** `choices` has every field: all yours, all theirs, or as picked. */
  onResolve: (result: { kind: 'mine' | 'theirs' | 'mixed'; choices: ConflictChoices }) => void;
  /** Back to the form with nothing saved. */
  onKeepEditing: () => void;
}

/** Two people changed the same record: shows both and asks, field by field. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { fields, onResolve, onKeepEditing } = props;
  const [picked, setPicked] = useState<ConflictChoices>({});
  const all = (side: 'yours' | 'theirs'): ConflictChoices => Object.fromEntries(fields.map((field) => [field.name, side]));
  const choices = { ...all('yours'), ...picked };
  const sides = new Set(fields.map((field) => choices[field.name]));
  // The filled button does what is chosen.
  const isTheirs = sides.size === 1 && sides.has('theirs');
  const variantOf = (isChosen: boolean) => (isChosen ? 'primary' : 'default');
  const theirs = (
    <Button variant={variantOf(isTheirs)} onPress={() => onResolve({ kind: 'theirs', choices: all('theirs') })}>
      {t('ui.conflict.useTheirs')}
    </Button>
  );
  const mine = (
    <Button variant={variantOf(sides.size === 1 && !isTheirs)} onPress={() => onResolve({ kind: 'mine', choices: all('yours') })}>
      {t('ui.conflict.keepMine')}
    </Button>
  );
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={onKeepEditing}
      title={t('ui.conflict.title', { record: props.record })}
      size="large"
      role="alertdialog"
      footer={
        <>
          <Button variant="quiet" onPress={onKeepEditing}>
            {t('ui.conflict.keepEditing')}
          </Button>
          {isTheirs ? mine : theirs}
          {sides.size > 1 ? (
            <Button variant="primary" onPress={() => onResolve({ kind: 'mixed', choices })}>
              {t('ui.conflict.save')}
            </Button>
          ) : isTheirs ? (
            theirs
          ) : (
            mine
          )}
        </>
      }
    >
      <p className={styles.who}>{t('ui.conflict.who', { person: props.changedBy, when: props.changedAt })}</p>
      {fields.map((field) => (
        <RadioGroup
          key={field.name}
          className={styles.field}
          value={choices[field.name] ?? 'yours'}
          onChange={(side) => setPicked({ ...picked, [field.name]: side === 'theirs' ? 'theirs' : 'yours' })}
        >
          <Label className={styles.label}>{field.label}</Label>
          {field.base === undefined ? null : (
            <p className={styles.before}>{t('ui.conflict.before', { value: field.base || t('ui.conflict.empty') })}</p>
          )}
          <div className={styles.choices}>
            <Choice side="yours" value={field.yours} />
            <Choice side="theirs" value={field.theirs} />
          </div>
        </RadioGroup>
      ))}
    </Dialog>
  );
}

function Choice({ side, value }: { side: 'yours' | 'theirs'; value: string }) {
  return (
    <Radio value={side} className={styles.choice}>
      <span className={styles.mark} />
      <span>
        <span className={styles.whose}>{t(`ui.conflict.${side}`)} </span>
        <span className={styles.value}>{value || t('ui.conflict.empty')}</span>
      </span>
    </Radio>
  );
}
