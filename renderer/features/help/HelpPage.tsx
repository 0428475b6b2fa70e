import { t, type StringKey } from '../../words/t.ts';
import { Card } from '../../ui/Card.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import styles from './HelpPage.module.css';

const EVERYWHERE: [keys: string, words: StringKey][] = [
  ['Ctrl+K', 'help.keys.search'],
  ['Ctrl+Z', 'help.keys.undo'],
  ['Ctrl+Y', 'help.keys.redo'],
  ['Ctrl+Shift+A', 'help.keys.action'],
  ['Ctrl+Shift+E', 'help.keys.reports'],
  ['F6', 'help.keys.panes'],
  ['Alt+1 to 7', 'help.keys.screens'],
  ['Ctrl+Enter', 'help.keys.finish'],
  ['Esc', 'help.keys.close'],
  ['F1', 'help.keys.help'],
];

const GRID: [keys: string, words: StringKey][] = [
  ['F2', 'help.keys.edit'],
  ['Enter', 'help.keys.down'],
  ['Shift+arrows', 'help.keys.extend'],
  ['Ctrl+arrows', 'help.keys.edge'],
  ['Ctrl+C, Ctrl+X, Ctrl+V', 'help.keys.clipboard'],
  ['Ctrl+D, Ctrl+R', 'help.keys.fill'],
  ['Delete', 'help.keys.clear'],
  ['Ctrl+;', 'help.keys.today'],
  ['Shift+F10', 'help.keys.menu'],
  ['Tab', 'help.keys.leave'],
];

/** Keys, and how the program keeps what people enter. */
export function HelpPage() {
  return (
    <div>
      <PageHeader title={t('help.title')} />
      <div className={styles.columns}>
        <Keys title={t('help.everywhere')} keys={EVERYWHERE} />
        <Keys title={t('help.grid')} keys={GRID} />
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

function Keys({ title, keys }: { title: string; keys: [string, StringKey][] }) {
  return (
    <Card title={title}>
      <table className={styles.keys}>
        <tbody>
          {keys.map(([key, words]) => (
            <tr key={key}>
              <th scope="row">
                <Kbd>{key}</Kbd>
              </th>
              <td>{t(words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
