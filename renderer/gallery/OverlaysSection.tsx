import { Calendar, CircleCheckBig } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { CommandPalette } from '../ui/CommandPalette.tsx';
import type { PaletteGroup } from '../ui/CommandPalette.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { ConflictDialog } from '../ui/ConflictDialog.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { ContextMenu } from '../ui/Menu.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.ts';
import styles from './Gallery.module.css';

const results: readonly PaletteGroup[] = [
  {
    id: 'meetings',
    title: 'Meetings',
    items: [
      { id: 'm1', label: 'Housing supply group', context: 'Monday 15 February 2027', kind: 'Meeting', icon: Calendar },
      { id: 'm2', label: 'Extra care group', context: 'Tuesday 2 March 2027', kind: 'Meeting', icon: Calendar },
    ],
  },
  {
    id: 'actions',
    title: 'Actions',
    items: [
      {
        id: 'a1',
        label: 'Send the signed diversion agreement',
        context: 'C Marlow',
        kind: 'Action',
        icon: CircleCheckBig,
      },
    ],
  },
  { id: 'commands', title: 'Commands', items: [{ id: 'c1', label: 'Print this screen', shortcut: 'Ctrl+P' }] },
];

type Open = 'none' | 'dialog' | 'confirm' | 'conflict' | 'palette';

/** Dialogs, palette, messages and files. */
export function OverlaysSection() {
  const [open, setOpen] = useState<Open>('none');
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const menuOpener = useRef<HTMLButtonElement>(null);
  const openMenu = (): void => {
    const box = menuOpener.current?.getBoundingClientRect();
    setMenuAt(box ? { x: box.left, y: box.bottom } : null);
  };
  const close = (): void => setOpen('none');
  return (
    <Card title="Dialogs, messages and files">
      <div className={styles.row}>
        <Button onPress={() => setOpen('dialog')}>Open dialog</Button>
        <Button onPress={() => setOpen('confirm')}>Ask first</Button>
        <Button onPress={() => setOpen('conflict')}>Show conflict</Button>
        <Button onPress={() => setOpen('palette')} shortcut="Ctrl+K">
          Search
        </Button>
      </div>
      <div className={styles.row}>
        <Button onPress={() => toast('Action 212 deleted', { undo: () => toast('Action 212 is back') })}>Delete action</Button>
        <Button onPress={() => toast('Board report made', { tone: 'info', actions: [{ label: 'Open', onPress: () => undefined }] })}>
          Make report
        </Button>
        <Button onPress={() => toast('2 files could not be read', { tone: 'error', timeout: null })}>Show problem</Button>
        <Button ref={menuOpener} onPress={openMenu}>
          Open context menu
        </Button>
      </div>
      <FileDrop accept={['.xlsx', '.csv']} acceptWords="Excel or CSV files" onFiles={(files) => toast(`${files.length} added`)} />
      <ContextMenu
        label="Commitment"
        at={menuAt}
        onClose={() => setMenuAt(null)}
        items={[
          { id: 'copy', label: 'Copy', shortcut: 'Ctrl+C' },
          { id: 'fill', label: 'Fill down', shortcut: 'Ctrl+D' },
        ]}
      />
      <SampleDialogs open={open} close={close} setOpen={setOpen} />
    </Card>
  );
}

interface DialogsProps {
  open: Open;
  close: () => void;
  setOpen: (open: Open) => void;
}

function SampleDialogs({ open, close, setOpen }: DialogsProps) {
  const [query, setQuery] = useState('');
  const matches = results.map((group) => ({
    ...group,
    items: group.items.filter((item) => item.label.toLowerCase().includes(query.toLowerCase())),
  }));
  return (
    <>
      <SeriesDialog open={open} close={close} setOpen={setOpen} />
      <ConfirmDialog isOpen={open === 'confirm'} title="Empty the bin?" confirmLabel="Empty bin" danger onCancel={close} onConfirm={close}>
        12 records go for good. This can’t be undone.
      </ConfirmDialog>
      <ConflictDialog
        isOpen={open === 'conflict'}
        record="Action 231"
        changedBy="J Kestrel"
        changedAt="at 2:41pm today"
        fields={[
          {
            name: 'title',
            label: 'Action',
            yours: 'Send the signed agreement',
            theirs: 'Send agreement and programme',
            base: 'Send agreement',
          },
          { name: 'dueOn', label: 'Due date', yours: '26 February 2027', theirs: '', base: '' },
        ]}
        onResolve={(result) => (toast(`Kept: ${result.kind}`), close())}
        onKeepEditing={close}
      />
      <CommandPalette
        isOpen={open === 'palette'}
        onClose={close}
        query={query}
        onSearch={setQuery}
        groups={matches}
        onPick={(item) => toast(`Opened ${item.label}`, { tone: 'info' })}
        onSeeAll={() => undefined}
      />
    </>
  );
}

function SeriesDialog({ open, close, setOpen }: DialogsProps) {
  return (
    <Dialog
      isOpen={open === 'dialog'}
      onClose={close}
      title="New meeting series"
      onFinish={close}
      footerAside="6 meetings"
      footer={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button variant="primary" onPress={() => (toast('Series added'), close())}>
            Add series
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p>Set up the group and its dates once. Agendas then fill themselves.</p>
        <TextField label="Group" autoFocus defaultValue="Housing supply group" />
        <Button onPress={() => setOpen('confirm')}>Replace all dates</Button>
      </div>
    </Dialog>
  );
}
