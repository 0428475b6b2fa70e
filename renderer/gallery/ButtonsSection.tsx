import { ArrowRight, Bell, ChartColumn, Download, Mail, Plus, RotateCcw, Table, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Link } from '../ui/Link.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import type { MenuGroup } from '../ui/Menu.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { ToggleButton } from '../ui/ToggleButton.tsx';
import styles from './Gallery.module.css';

const commands: readonly MenuGroup[] = [
  {
    id: 'edit',
    items: [
      { id: 'duplicate', label: 'Duplicate', icon: Plus, shortcut: 'Ctrl+D' },
      { id: 'undo', label: 'Undo', icon: Undo2, shortcut: 'Ctrl+Z', isDisabled: true },
    ],
  },
  {
    id: 'more',
    title: 'This commitment',
    items: [
      { id: 'evidence', label: 'Attach evidence', description: 'A letter, a photo, a decision notice' },
      { id: 'delete', label: 'Delete commitment', icon: Trash2, shortcut: 'Delete', danger: true },
    ],
  },
];

/** Buttons, menus and links. */
export function ButtonsSection() {
  return (
    <Card title="Buttons">
      <div className={styles.row}>
        <Button variant="primary">Prepare agenda</Button>
        <Button>Open meeting</Button>
        <Button variant="quiet">Cancel</Button>
      </div>
      <div className={styles.row}>
        <Button icon={Download}>Import returns</Button>
        <Button size={28} icon={Mail}>
          Draft reminders
        </Button>
        <Button size={28} iconEnd={ArrowRight}>
          6 Homes trajectory
        </Button>
      </div>
      <div className={styles.row}>
        <Button variant="danger-plain" icon={Trash2}>
          Delete meeting
        </Button>
        <Button isDisabled>Submit return</Button>
        <Button variant="primary" isDisabled>
          Submit return
        </Button>
      </div>
      <div className={styles.row}>
        <Button pending>Making report</Button>
        <Button size={28} shortcut="Ctrl+Shift+A" tooltip="Adds an action to the minutes">
          Add action
        </Button>
      </div>
      <SmallButtons />
      <div className={styles.row}>
        <Link href="#all">See all 62 open actions</Link>
        <span>
          Read the{' '}
          <Link inline href="#guide">
            guide to returns
          </Link>{' '}
          first.
        </span>
        <Kbd>Ctrl+K</Kbd>
      </div>
    </Card>
  );
}

function SmallButtons() {
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [plain, setPlain] = useState(false);
  return (
    <>
      <div className={styles.row}>
        <IconButton label="Undo" icon={Undo2} shortcut="Ctrl+Z" />
        <IconButton label="Notifications, 9 new" icon={Bell} count={9} />
        <IconButton label="Redo" icon={RotateCcw} isDisabled />
        <IconButton label="Undo, small" icon={Undo2} size={28} />
        <ToggleButton label="Plain table" icon={Table} iconOnly isSelected={plain} onChange={setPlain} />
        <ToggleButton label="Mine only" isSelected={plain} onChange={setPlain} size={28} />
      </div>
      <div className={styles.row}>
        <Segmented
          label="View"
          value={view}
          onChange={setView}
          items={[
            { id: 'chart', label: 'Chart', icon: ChartColumn },
            { id: 'table', label: 'Table', icon: Table },
          ]}
        />
        <MenuButton label="New" icon={Plus} items={commands} />
        <MenuButton label="More for Foundry Wharf" iconOnly items={commands} />
      </div>
    </>
  );
}
