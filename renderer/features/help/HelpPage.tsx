import { MOST_DIGITS, type Keys, type Room } from '../../work/manifest.ts';
import { useRooms } from '../../work/rooms.ts';
import { Card } from '../../ui/Card.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import styles from './HelpPage.module.css';
import { t } from './t.ts';

type Line = [keys: string, words: string];

const EDITING: Line[] = [
  ['Ctrl+K', t('help.keys.search')],
  ['Ctrl+Z', t('help.keys.undo')],
  ['Ctrl+Y', t('help.keys.redo')],
];

const MOVING: Line[] = [
  ['Ctrl+Enter', t('help.keys.finish')],
  ['Esc', t('help.keys.close')],
  ['F1', t('help.keys.help')],
];

/** Keys that work on every screen: the frame's, and those that the rooms list. */
function everywhere(rooms: readonly Room[]): Line[] {
  const listed = rooms
    .flatMap(({ shortcuts = [], newEntries = [] }): Keys[] => [...shortcuts, ...newEntries.flatMap(({ shortcut }) => shortcut ?? [])])
    .flatMap(({ keys, listed: line }) => (line ? [{ keys, ...line }] : []))
    .toSorted((a, b) => a.order - b.order);
  const last = Math.min(MOST_DIGITS, rooms.flatMap(({ nav = [] }) => nav.filter(({ foot }) => !foot)).length);
  return [
    ...EDITING,
    ...listed.map(({ keys, words }): Line => [keys, words]),
    ['F6', t('help.keys.panes')],
    [t('help.digits', { last }), t('help.keys.screens')],
    ...MOVING,
  ];
}

const GRID: Line[] = [
  ['F2', t('help.keys.edit')],
  ['Enter', t('help.keys.down')],
  [t('help.arrows.extend'), t('help.keys.extend')],
  [t('help.arrows.edge'), t('help.keys.edge')],
  ['Ctrl+C, Ctrl+X, Ctrl+V', t('help.keys.clipboard')],
  ['Ctrl+D, Ctrl+R', t('help.keys.fill')],
  ['Delete', t('help.keys.clear')],
  ['Ctrl+;', t('help.keys.today')],
  ['Shift+F10', t('help.keys.menu')],
  ['Tab', t('help.keys.leave')],
];

/** Keys, and how the program keeps what people enter. */
export function HelpPage() {
  const rooms = useRooms();
  return (
    <div>
      <PageHeader title={t('help.title')} />
      <div className={styles.columns}>
        <KeyCard title={t('help.everywhere')} keys={everywhere(rooms)} />
        <KeyCard title={t('help.grid')} keys={GRID} />
        <Card title={t('help.keeping')}>
          <div className={styles.text}>
            <p>{t('help.saved')}</p>
            <p>{t('help.undo')}</p>
            <p>{t('help.offline')}</p>
          </div>
        </Card>
      </div>
    </div>
  );
}

function KeyCard({ title, keys }: { title: string; keys: readonly Line[] }) {
  return (
    <Card title={title}>
      <table className={styles.keys}>
        <tbody>
          {keys.map(([key, words]) => (
            <tr key={key}>
              <th scope="row">
                <Kbd>{key}</Kbd>
              </th>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
