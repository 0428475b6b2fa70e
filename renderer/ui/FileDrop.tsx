import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { DropZone, FileTrigger, Text } from 'react-aria-components';
import type { DropItem } from 'react-aria-components';
import { t } from '../words/t.ts';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './FileDrop.module.css';
import { Icon } from './Icon.tsx';

/** Props of {@link FileDrop}. */
export interface FileDropProps {
  /** Called with the files whose ending is allowed. */
  onFiles: (files: File[]) => void;
  /** Endings with the dot: ['.xlsx', '.csv']. */
  accept: readonly string[];
  /** The endings in words: "Excel or CSV files". */
  acceptWords: string;
  multiple?: boolean;
  /** Replaces "Drop files here, or choose files." */
  text?: string;
  buttonLabel?: string;
  /** One line high, inside a panel. */
  compact?: boolean;
  isDisabled?: boolean;
}

async function filesOf(items: readonly DropItem[]): Promise<File[]> {
  const found: File[] = [];
  for (const item of items) {
    // Chosen in order, so that a list of twenty keeps the order of the folder.
    if (item.kind === 'file') found.push(await item.getFile());
  }
  return found;
}

/** Takes files by drop, by paste or by the button that is always there. */
export function FileDrop(props: FileDropProps) {
  const { accept, acceptWords, multiple = true, compact = false, isDisabled } = props;
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const take = (files: readonly File[]): void => {
    const fits = (file: File): boolean => accept.some((ending) => file.name.toLowerCase().endsWith(ending.toLowerCase()));
    const good = files.filter(fits).slice(0, multiple ? undefined : 1);
    setRefused(files.filter((file) => !fits(file)).map((file) => file.name));
    if (good.length > 0) props.onFiles(good);
  };
  const words = props.text ?? t(multiple ? 'ui.file.drop' : 'ui.file.dropOne');
  return (
    <DropZone
      aria-label={t('ui.file.zone')}
      isDisabled={isDisabled}
      onDropEnter={() => setOver(true)}
      onDropExit={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        void filesOf(event.items).then(take);
      }}
      className={cx(styles.zone, compact && styles.compact)}
    >
      <Icon as={FileUp} size={compact ? 16 : 20} className={styles.icon} />
      <Text slot="label" className={styles.text}>
        {over ? t('ui.file.over') : words}
      </Text>
      <FileTrigger acceptedFileTypes={[...accept]} allowsMultiple={multiple} onSelect={(list) => take(list ? [...list] : [])}>
        <Button size={compact ? 28 : 32} isDisabled={isDisabled}>
          {props.buttonLabel ?? t(multiple ? 'ui.file.choose' : 'ui.file.chooseOne')}
        </Button>
      </FileTrigger>
      <span className={styles.types}>{t('ui.file.types', { types: acceptWords })}</span>
      {refused.length > 0 ? (
        <div className={styles.problem}>
          <Banner tone="error" onDismiss={() => setRefused([])}>
            {t('ui.file.rejected', { count: refused.length, names: refused.join(', '), types: acceptWords })}
          </Banner>
        </div>
      ) : null}
    </DropZone>
  );
}
