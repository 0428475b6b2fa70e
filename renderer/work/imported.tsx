import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import type { OfImport } from '../../shared/list-part.ts';
import { useQuery } from '../api/query.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { formatDate, formatNumber } from '../ui/format.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { t } from '../words/t.ts';
import { ROWS, type Rows } from './imported-parts.ts';
import screen from './screen.module.css';

/** What the address says of which records are shown. */
export interface Shown {
  /** True for a record of the import that the address names; undefined when it names none. */
  brought: ((id: string) => boolean) | undefined;
  /** The same, to ask a long list by. */
  ofImport: OfImport | undefined;
  /** By what the list is narrowed, in words; by nothing when no import is named. */
  by: readonly string[];
  /** Says which import it is, and shows some or all. */
  bar: ReactNode;
  ended: boolean;
  setEnded: (ended: boolean) => void;
}

/** Narrows a list to the records of one import, and hides what has ended, by the address. */
export function useShown(all: string): Shown {
  const search: { import?: string; rows?: Rows; ended?: boolean } = useSearch({ strict: false });
  const navigate = useNavigate();
  const { import: run, rows, ended = false } = search;
  const found = useQuery('imports.brought', { run: run ?? '' }, { enabled: run !== undefined });
  const say = (part: Partial<typeof search>): void =>
    void navigate({ to: '.', search: ((old: object) => ({ ...old, ...part })) as never, replace: true });
  const showAll = (): void => say({ import: undefined, rows: undefined });
  const ids = useMemo(() => {
    if (found.data === undefined) return new Set<string>();
    const { added, changed } = found.data;
    return new Set(rows === 'added' ? added : rows === 'changed' ? changed : [...added, ...changed]);
  }, [found.data, rows]);
  const brought = useMemo(() => (run === undefined ? undefined : (id: string) => ids.has(id)), [run, ids]);
  const ofImport = useMemo(() => (run === undefined ? undefined : { run, ...(rows ? { rows } : {}) }), [run, rows]);
  const file = found.data?.fileName;
  const by = useMemo(() => {
    if (run === undefined || file === undefined) return [];
    return [
      rows === undefined
        ? t('register.imported.by', { file })
        : t('register.imported.byRows', { file, rows: t(`register.imported.only.${rows}`) }),
    ];
  }, [run, file, rows]);
  return {
    brought,
    ofImport,
    by,
    bar:
      run === undefined ? null : <ImportedBar found={found} rows={rows} all={all} onRows={(next) => say({ rows: next })} onAll={showAll} />,
    ended,
    setEnded: (next) => say({ ended: next || undefined }),
  };
}

interface ImportedBarProps {
  found: ReturnType<typeof useQuery<'imports.brought'>>;
  rows: Rows | undefined;
  /** "Show all sites". */
  all: string;
  onRows: (rows: Rows | undefined) => void;
  onAll: () => void;
}

function ImportedBar({ found, rows, all, onRows, onAll }: ImportedBarProps) {
  const { data, error } = found;
  const out = (
    <Button size={28} onPress={onAll}>
      {all}
    </Button>
  );
  if (error)
    return (
      <Banner tone="error" title={error.message} actions={out}>
        {error.details.remedy ?? ''}
      </Banner>
    );
  if (!data) return null;
  const counts = { added: data.added.length, changed: data.changed.length };
  return (
    <div className={screen.tools} role="group" aria-label={t('register.imported.label')}>
      <span>{t('register.imported.from', { file: data.fileName, date: formatDate(data.at) })}</span>
      <Segmented
        size={28}
        label={t('register.imported.label')}
        value={rows ?? 'all'}
        onChange={(next) => onRows(next === 'all' ? undefined : next)}
        items={(['all', ...ROWS] as const).map((id) => ({
          id,
          label: t(`register.imported.${id}`, { count: formatNumber(id === 'all' ? counts.added + counts.changed : counts[id]) }),
        }))}
      />
      {out}
    </div>
  );
}
