import { FolderOpen, Plus, Sparkles } from 'lucide-react';
import { useEffect, useState, type FormEvent } from 'react';
import type { WorkspaceState } from '../../../shared/workspace.ts';
import { codesOf, ROLES } from '../../../shared/domain/codes.ts';
import { useConnection, useQuery } from '../../api/query.tsx';
import { Loaded } from '../../work/Loaded.tsx';
import { useLongAct } from '../../work/long-act.ts';
import { LongWork } from '../../work/LongWork.tsx';
import { setPreferences, usePreferences } from '../../work/preferences.ts';
import { t } from './t.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './FirstRun.module.css';

/** The first screen: start a partnership, open one, or explore a sample. */
export function FirstRun({ workspace }: { workspace: WorkspaceState }) {
  useEffect(() => void (document.title = t('firstRun.title')), []);
  return (
    <main className={styles.page}>
      <Choices workspace={workspace} />
    </main>
  );
}

/** The same choices while a partnership is open. */
export function OpenPage() {
  const workspace = useQuery('workspace.state', {});
  return (
    <div className={styles.inside}>
      <Loaded query={workspace}>{(state) => <Choices workspace={state} />}</Loaded>
    </div>
  );
}

function Choices({ workspace }: { workspace: WorkspaceState }) {
  const { role } = usePreferences();
  return (
    <div className={styles.column}>
      <h1>{t('firstRun.title')}</h1>
      <p className={styles.lead}>{t('firstRun.lead')}</p>
      {workspace.problem ? <Banner tone="error">{workspace.problem}</Banner> : null}
      <RadioGroup
        label={t('firstRun.role')}
        value={role}
        onChange={(value) => setPreferences({ role: codesOf(ROLES).find((code) => code === value) ?? 'chair' })}
        items={ROLES.map(({ code }) => ({ id: code, label: t(`firstRun.roles.${code}`) }))}
      />
      <Start target={workspace.state === 'open' ? null : workspace.target} />
      <div className={styles.pair}>
        <Open recent={workspace.recent} />
        <Samples />
      </div>
    </div>
  );
}

function Start({ target }: { target: string | null }) {
  const { act, pending, running } = useLongAct('workspace.start');
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') setError(t('firstRun.nameMissing'));
    else
      void act(
        { name: name.trim() },
        { onError: (failure) => setError([failure.message, failure.details.remedy].filter(Boolean).join(' ')) },
      );
  };
  return (
    <form className={styles.card} onSubmit={submit} noValidate>
      <h2>
        <Icon as={Plus} size={20} />
        {t('firstRun.start')}
      </h2>
      <TextField label={t('firstRun.name')} hint={t('firstRun.nameHint')} value={name} onChange={setName} error={error} />
      <p className={styles.path}>{target ? t('firstRun.keptIn', { path: target }) : t('firstRun.keptBeside')}</p>
      <Button variant="primary" type="submit" pending={pending}>
        {t('firstRun.startButton')}
      </Button>
      <LongWork running={running} label={t('firstRun.starting', { name: name.trim() })} />
    </form>
  );
}

function Open({ recent }: { recent: WorkspaceState['recent'] }) {
  const { host } = useConnection();
  const { act, pending, running } = useLongAct('workspace.open');
  const [path, setPath] = useState('');
  const [error, setError] = useState<string>();
  const open = (at: string): void => {
    const wanted = at.trim();
    if (wanted === '') return setError(t('firstRun.pathMissing'));
    void act({ path: wanted }, { onError: (failure) => setError([failure.message, failure.details.remedy].filter(Boolean).join(' ')) });
  };
  return (
    <form
      className={styles.card}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        open(path);
      }}
    >
      <h2>
        <Icon as={FolderOpen} size={20} />
        {t('firstRun.open')}
      </h2>
      <TextField label={t('firstRun.path')} hint={t('firstRun.pathHint')} value={path} onChange={setPath} error={error} />
      <div className={styles.buttons}>
        <Button type="submit" pending={pending}>
          {t('firstRun.openButton')}
        </Button>
        {host.chooseFile ? (
          <Button onPress={() => void host.chooseFile?.('open-partnership').then((chosen) => chosen && open(chosen.path))}>
            {t('firstRun.browse')}
          </Button>
        ) : null}
      </div>
      <LongWork running={running} label={t('firstRun.opening')} />
      {recent.length > 0 ? (
        <div className={styles.recent}>
          <h3>{t('firstRun.recent')}</h3>
          <ul>
            {recent.map((entry) => (
              <li key={entry.path}>
                <Button size={28} onPress={() => open(entry.path)}>
                  {entry.name}
                </Button>
                <p className={styles.path}>{entry.path}</p>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </form>
  );
}

function Samples() {
  const { act, pending, running } = useLongAct('workspace.sample');
  return (
    <section className={styles.card}>
      <h2>
        <Icon as={Sparkles} size={20} />
        {t('firstRun.sample')}
      </h2>
      <p>{t('firstRun.demo')}</p>
      <Button pending={pending} onPress={() => void act({ name: 'demo' })}>
        {t('firstRun.demoButton')}
      </Button>
      <p>{t('firstRun.birmingham')}</p>
      <Button pending={pending} onPress={() => void act({ name: 'birmingham' })}>
        {t('firstRun.birminghamButton')}
      </Button>
      <LongWork running={running} label={t('firstRun.making')} />
    </section>
  );
}
