import { getRouteApi } from '@tanstack/react-router';
import { Building2, Plus } from 'lucide-react';
import { useMemo } from 'react';
import type { Grid, GridRow, Measure } from '../../../shared/features/homes/contract.ts';
import { NEEDS, TENURES } from '../../../shared/features/homes/codes.ts';
import { useQuery } from '../../api/query.tsx';
import { Loaded } from '../../work/Loaded.tsx';
import { useListedCount } from '../../work/listed-count.ts';
import screen from '../../work/screen.module.css';
import { useFindText } from '../../work/view-address.ts';
import { ReportButton } from '../../work/ReportButton.tsx';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckboxFilter } from '../../ui/CheckboxFilter.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatNumber } from '../../ui/format.ts';
import { countWords } from '../../ui/grid/listed.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { CommitmentDialog } from './CommitmentDialog.tsx';
import { CommitmentPanel, MissingPanel } from './CommitmentPanel.tsx';
import { CommitmentsGrid } from './CommitmentsGrid.tsx';

const field = labelsOf('commitment');
const figure = labelsOf('commitment_year');

const route = getRouteApi('/homes');
const MEASURES: readonly Measure[] = ['forecast', 'promised', 'delivered'];

/** Homes promised, forecast and delivered: provider by site by tenure by need by year. */
export function HomesPage() {
  const { commitment, new: adding } = route.useSearch();
  const go = route.useNavigate();
  const grid = useQuery('homes.grid', {});
  const [listed, onListed] = useListedCount();
  const close = (): void => void go({ search: (old) => ({ ...old, commitment: undefined }) });
  const selected = grid.data?.rows.find((row) => row.id === commitment);
  return (
    <div className={screen.screen} data-wide>
      <div className={screen.left}>
        <PageHeader
          title={t('nav.homes')}
          sub={listed ? countWords(listed, (count) => t('homes.noun', { count })) : undefined}
          actions={
            <>
              <ReportButton report="commitments-register" />
              <Button variant="primary" icon={Plus} onPress={() => void go({ search: (old) => ({ ...old, new: true }) })}>
                {t('homes.add')}
              </Button>
            </>
          }
        />
        <Loaded query={grid} text={t('homes.loading')}>
          {(data) => <Figures grid={data} onListed={onListed} />}
        </Loaded>
      </div>
      {selected && grid.data ? (
        <CommitmentPanel key={selected.id} row={selected} currentYear={grid.data.currentYear} onClose={close} />
      ) : commitment && grid.data ? (
        <MissingPanel key={commitment} id={commitment} onClose={close} />
      ) : null}
      {adding ? (
        <CommitmentDialog
          onClose={() => void go({ search: (old) => ({ ...old, new: undefined }), replace: true })}
          onAdded={(id) => void go({ search: (old) => ({ ...old, new: undefined, commitment: id }), replace: true })}
        />
      ) : null}
    </div>
  );
}

const has = (chosen: readonly string[] | undefined, value: string): boolean => !chosen || chosen.includes(value);

/** The commitments that the filters of the address leave. */
function useListed(grid: Grid): readonly GridRow[] {
  const { provider, tenure, need } = route.useSearch();
  return useMemo(
    () =>
      provider || tenure || need
        ? grid.rows.filter((row) => has(provider, row.organisationId) && has(tenure, row.tenure) && has(need, row.need))
        : grid.rows,
    [grid.rows, provider, tenure, need],
  );
}

/** What the filters offer: what there is among the rows. */
function usedIn(rows: readonly GridRow[]) {
  const [providers, tenures, needs] = [new Map<string, string>(), new Set<string>(), new Set<string>()];
  for (const row of rows) {
    providers.set(row.organisationId, row.providerName);
    tenures.add(row.tenure);
    needs.add(row.need);
  }
  const among = (list: readonly { code: string; label: string }[], codes: ReadonlySet<string>) =>
    list.filter(({ code }) => codes.has(code)).map(({ code, label }) => ({ id: code, label }));
  return {
    providers: [...providers].map(([id, label]) => ({ id, label })),
    tenures: among(TENURES, tenures),
    needs: among(NEEDS, needs),
  };
}

const NAMED = 3;

/** What a filter leaves, in words; nothing for one that leaves all. */
function chosenWords(field: string, chosen: readonly string[] | undefined, items: readonly { id: string; label: string }[]): string[] {
  if (!chosen) return [];
  const left = items.filter(({ id }) => chosen.includes(id));
  const names = left.map(({ label }) => label).join(t('homes.listed'));
  const values =
    left.length === 0
      ? t('homes.nothingChosen')
      : left.length > NAMED
        ? t('homes.chosenMany', { count: formatNumber(left.length), all: formatNumber(items.length) })
        : names;
  return [t('homes.chosen', { field, values })];
}

function Figures({ grid, onListed }: { grid: Grid; onListed: (listed: { count: number; of: number }) => void }) {
  const { provider, tenure, need, commitment, measure = 'forecast' } = route.useSearch();
  const go = route.useNavigate();
  const [text, setText] = useFindText();
  const filter =
    (name: 'provider' | 'tenure' | 'need') =>
    (ids: string[] | null): void =>
      void go({ search: (old) => ({ ...old, [name]: ids ?? undefined }) });
  const rows = useListed(grid);
  const used = useMemo(() => usedIn(grid.rows), [grid.rows]);
  const by = [
    ...chosenWords(t('homes.provider'), provider, used.providers),
    ...chosenWords(field('tenure'), tenure, used.tenures),
    ...chosenWords(field('need'), need, used.needs),
  ];
  return (
    <>
      <div className={screen.tools}>
        <TextField label={t('homes.filter')} hideLabel placeholder={t('homes.filter')} value={text} onChange={setText} />
        <CheckboxFilter label={t('homes.provider')} items={used.providers} value={provider ?? null} onChange={filter('provider')} />
        <CheckboxFilter label={field('tenure')} items={used.tenures} value={tenure ?? null} onChange={filter('tenure')} />
        <CheckboxFilter label={field('need')} items={used.needs} value={need ?? null} onChange={filter('need')} />
        <span className={screen.space} />
        <Segmented<Measure>
          label={t('homes.figures')}
          value={measure}
          onChange={(next) => void go({ search: (old) => ({ ...old, measure: next === 'forecast' ? undefined : next }) })}
          items={MEASURES.map((id) => ({ id, label: figure(id) }))}
        />
      </div>
      <CommitmentsGrid
        grid={grid}
        rows={rows}
        text={text}
        measure={measure}
        onListed={onListed}
        narrowed={by.length === 0 ? undefined : { by, of: grid.rows.length }}
        selected={commitment ?? null}
        onOpen={(row) => void go({ search: (old) => ({ ...old, commitment: row.id }) })}
        empty={
          grid.rows.length === 0 ? (
            <EmptyState icon={Building2} action={<Button onPress={() => void go({ search: { new: true } })}>{t('homes.add')}</Button>}>
              {t('homes.empty')}
            </EmptyState>
          ) : (
            <EmptyState
              icon={Building2}
              action={
                <Button onPress={() => void go({ search: ({ measure, sort }) => ({ measure, sort }) })}>{t('homes.clearFilters')}</Button>
              }
            >
              {t('homes.noneMatch')}
            </EmptyState>
          )
        }
      />
    </>
  );
}
