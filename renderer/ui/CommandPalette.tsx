import { LoaderCircle, Search } from 'lucide-react';
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { t } from '../words/t.ts';
import styles from './CommandPalette.module.css';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconType } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import popoverStyles from './Popover.module.css';

/** One result. `id` is unique across groups. */
export interface PaletteItem {
  id: string;
  label: string;
  /** Where it belongs: "Housing supply group, 15 February 2027". */
  context?: string;
  /** What it is: "Meeting". */
  kind?: string;
  icon?: IconType;
  shortcut?: string;
}

/** Results of one sort, under a title. */
export interface PaletteGroup {
  id: string;
  title: string;
  items: readonly PaletteItem[];
}

/** Props of {@link CommandPalette}. */
export interface CommandPaletteProps {
  isOpen: boolean;
  onClose: () => void;
  /** The words in the box; the caller keeps them and finds the groups. */
  query: string;
  onSearch: (text: string) => void;
  groups: readonly PaletteGroup[];
  onPick: (item: PaletteItem) => void;
  loading?: boolean;
  /** There are more than the groups hold: the words below the list say so. */
  hasMore?: boolean;
  /** Shows "See all results" at the end of the list. */
  onSeeAll?: () => void;
}

const seeAll = 'ui:see-all';

// The box drives the list below it, which is always there: a combo box to screen readers. react-aria adds aria-controls.
const drivesList = { role: 'combobox', 'aria-expanded': true } as const;

/** Search everywhere: type, arrows, Enter. The caller does the searching. */
export function CommandPalette(props: CommandPaletteProps) {
  const { isOpen, onClose, groups, loading = false, hasMore = false } = props;
  const shown = groups.filter((group) => group.items.length > 0);
  const count = shown.reduce((sum, group) => sum + group.items.length, 0);
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => (open ? undefined : onClose())} isDismissable className={styles.overlay}>
      <Modal className={styles.modal}>
        <Dialog aria-label={t('ui.palette.title')} className={styles.dialog}>
          <Autocomplete inputValue={props.query} onInputChange={props.onSearch}>
            <SearchField
              aria-label={t('ui.palette.title')}
              autoFocus
              className={styles.search}
              onKeyDown={(event) => (event.key === 'Escape' ? onClose() : event.continuePropagation())}
            >
              <Icon as={loading ? LoaderCircle : Search} />
              <Input {...drivesList} className={styles.input} placeholder={t('ui.palette.placeholder')} />
              <Kbd>{t('ui.keys.escape')}</Kbd>
            </SearchField>
            <PaletteResults {...props} shown={shown} />
          </Autocomplete>
          <PaletteFooter words={loading ? t('ui.palette.loading') : t(hasMore ? 'ui.palette.first' : 'ui.palette.count', { count })} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteResults(props: CommandPaletteProps & { shown: readonly PaletteGroup[] }) {
  const { shown, loading = false, onSeeAll, onPick, onClose } = props;
  const act = (key: string | number): void => {
    if (key === seeAll) onSeeAll?.();
    const item = shown.flatMap((group) => group.items).find((entry) => entry.id === key);
    if (item) onPick(item);
    onClose();
  };
  return (
    <ListBox
      aria-label={t('ui.palette.results')}
      className={styles.results}
      onAction={act}
      renderEmptyState={() => <p className={styles.empty}>{loading ? t('ui.palette.loading') : t('ui.palette.empty')}</p>}
    >
      {shown.map((group) => (
        <ListBoxSection key={group.id} id={group.id} aria-label={group.title}>
          <Header className={popoverStyles.section}>{group.title}</Header>
          <Collection items={group.items}>{(item) => <PaletteRow item={item} />}</Collection>
        </ListBoxSection>
      ))}
      {onSeeAll && shown.length > 0 ? (
        <ListBoxItem id={seeAll} textValue={t('ui.palette.all')} className={cx(popoverStyles.item, styles.item)}>
          <Icon as={Search} />
          {t('ui.palette.all')}
        </ListBoxItem>
      ) : null}
    </ListBox>
  );
}

function PaletteFooter({ words }: { words: string }) {
  return (
    <div className={styles.footer}>
      <span className={styles.keys}>
        <Kbd>{'↑'}</Kbd>
        <Kbd>{'↓'}</Kbd>
        {t('ui.palette.hint')}
      </span>
      <span className={styles.keys}>
        <Kbd>{t('ui.keys.enter')}</Kbd>
        {t('ui.palette.hintOpen')}
      </span>
      <span role="status">{words}</span>
    </div>
  );
}

function PaletteRow({ item }: { item: PaletteItem }) {
  return (
    <ListBoxItem id={item.id} textValue={item.label} className={cx(popoverStyles.item, styles.item)}>
      {item.icon ? <Icon as={item.icon} /> : null}
      <span className={popoverStyles.words}>
        <span>{item.label}</span>
        {item.context ? <span className={popoverStyles.description}>{item.context}</span> : null}
      </span>
      {item.kind ? <span className={styles.kind}>{item.kind}</span> : null}
      {item.shortcut ? <Kbd plain>{item.shortcut}</Kbd> : null}
    </ListBoxItem>
  );
}
