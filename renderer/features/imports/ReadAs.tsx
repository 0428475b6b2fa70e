import { Check } from 'lucide-react';
import type { Question } from '../../../shared/features/imports/contract.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './ReadAs.module.css';

/** What the program has decided about a file, each with a way to change it. */
export function ReadAs({ choices, onChange }: { choices: readonly Question[]; onChange: (id: string) => void }) {
  if (choices.length === 0) return null;
  return (
    <section className={styles.strip} aria-label={t('imports.readAs')}>
      {choices.map(({ id, title, detail }) => (
        <div key={id} className={styles.choice}>
          <Icon as={Check} />
          <h2 className={styles.title}>{title}</h2>
          <Button size={28} variant="quiet" aria-label={t('imports.changeChoice', { choice: title })} onPress={() => onChange(id)}>
            {t('imports.change')}
          </Button>
          <p className={styles.detail}>{detail}</p>
        </div>
      ))}
    </section>
  );
}
