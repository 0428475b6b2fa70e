import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ImportCounts } from '../../../shared/features/imports/contract.ts';
import { useConnection, useQuery } from '../../api/query.tsx';
import { useGo, type Address } from '../../work/address.ts';
import { useHref } from '../../work/links.tsx';
import { Loaded } from '../../work/Loaded.tsx';
import { useLongAct } from '../../work/long-act.ts';
import { LongWork } from '../../work/LongWork.tsx';
import { takeHanded } from '../../work/handed-file.ts';
import { importPlace } from '../../work/import-place.ts';
import { useRooms } from '../../work/rooms.ts';
import { toast } from '../../ui/toast.ts';
import { t } from './t.ts';
import type { Crumb } from '../../ui/Breadcrumb.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { formatNumber } from '../../ui/format.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import styles from './ImportPage.module.css';
import { PreviewStep } from './PreviewStep.tsx';
import { useReading } from './use-reading.ts';

const route = getRouteApi('/import');
const ENDINGS = ['.csv', '.tsv', '.txt', '.xlsx', '.xls', '.ods'];

/** The room whose kind of file is brought in, as the trail above the heading has it. */
function useCrumbs(): Crumb[] {
  const { kind } = route.useSearch();
  const rooms = useRooms();
  const hrefOf = useHref();
  const place = importPlace(rooms, kind);
  const entry = rooms.flatMap(({ nav = [] }) => nav).find(({ path }) => path === place?.result.to);
  return place && entry ? [{ label: entry.label, href: hrefOf(place.result) }] : [];
}

/** A file, its columns, what it would change, and the result: four steps on one screen. */
export function ImportPage() {
  const kinds = useQuery('imports.kinds', {});
  const crumbs = useCrumbs();
  return (
    <div className={styles.page}>
      <PageHeader title={t('imports.title')} crumbs={crumbs} />
      <div className={styles.body}>
        <Loaded query={kinds}>{(list) => <Kinds kinds={list} />}</Loaded>
      </div>
    </div>
  );
}

function Kinds({ kinds }: { kinds: readonly { kind: string; label: string }[] }) {
  const asked = route.useSearch().kind;
  const navigate = route.useNavigate();
  const rooms = useRooms();
  const orderOf = (kind: string): number => importPlace(rooms, kind)?.order ?? Infinity;
  const items = kinds.map(({ kind, label }) => ({ id: kind, label })).toSorted((a, b) => orderOf(a.id) - orderOf(b.id));
  const kind = (items.find(({ id }) => id === asked) ?? items[0])?.id;
  if (kind === undefined) return null;
  const place = importPlace(rooms, kind);
  return (
    <>
      <Segmented label={t('imports.kind')} value={kind} onChange={(next) => void navigate({ search: { kind: next } })} items={items} />
      {place ? <p className={styles.lead}>{place.lead}</p> : null}
      <Import key={kind} kind={kind} result={place?.result} />
    </>
  );
}

function Import({ kind, result: shown }: { kind: string; result: Address | undefined }) {
  const { act: apply, pending: applying, running: applyingLong } = useLongAct('imports.apply');
  const [result, setResult] = useState<ImportCounts | null>(null);
  const [columnsOpen, setColumnsOpen] = useState(false);
  const reading = useReading(kind, {
    onRead: (found) => {
      setResult(null);
      // It stays open while columns are matched: closing under the person's hand would lose the place.
      if (!found.ready) setColumnsOpen(true);
    },
    onRefused: () => setResult(null),
  });
  const { preview, file, refusal } = reading;
  const { show: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const show = asked ?? (preview && preview.stopped > 0 ? 'stopped' : 'new');
  const download = useDownload(preview?.token);
  const take = async (files: File[]): Promise<void> => {
    const first = files[0];
    if (first && !reading.pending) await reading.take({ name: first.name, bytes: new Uint8Array(await first.arrayBuffer()) });
  };
  const { take: read } = reading;
  useEffect(() => {
    const pasted = takeHanded(kind);
    if (pasted) void read({ name: pasted.name, bytes: pasted.bytes });
    // Once, when the screen opens: what was handed over is taken.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [kind]);
  const bringIn = async (skipProblems: boolean): Promise<void> => {
    if (!preview) return;
    const counts = await apply(
      { token: preview.token, skipProblems },
      { done: (output) => t('imports.done', { count: output.new + output.changed }) },
    );
    if (!counts) return;
    setResult(counts);
    setColumnsOpen(false);
    reading.leave();
  };
  // Off would drop focus; a choice on top of one being read would forget that one.
  const busy = reading.pending || applying;

  return (
    <>
      {refusal ? (
        <Banner tone="error" title={refusal.message}>
          {refusal.remedy}
        </Banner>
      ) : null}
      {result ? <Result result={result} shown={shown} /> : null}
      {preview && file ? null : (
        <FileDrop
          multiple={false}
          accept={ENDINGS}
          acceptWords={t('imports.endings')}
          text={t('imports.drop')}
          onFiles={(files) => void take(files)}
        />
      )}
      {reading.pending && !preview && !reading.long ? <LoadingState text={t('imports.reading')} lines={3} delay={0} /> : null}
      <LongWork running={reading.long} label={t('imports.readingFile', { file: reading.incoming })} />
      {preview && file ? (
        <>
          <PreviewStep
            preview={preview}
            pending={busy}
            progress={<LongWork running={applyingLong} label={t('imports.importing', { file: file.name })} />}
            show={show}
            changing={reading.changing}
            onShow={(next) => void navigate({ search: (old) => ({ ...old, show: next }), replace: true })}
            onChange={reading.change}
            onAnswer={(id, answer) => busy || void reading.answer(id, answer)}
            onAcceptAll={() => busy || void reading.acceptAll()}
            onFix={(row, fault, value) => busy || void reading.fix(row, fault, value)}
            onSkip={(rows) => busy || void reading.skip(rows)}
            onDownload={() => void download()}
            onImport={bringIn}
            onCancel={reading.leave}
          />
          <ColumnsStep
            preview={preview}
            open={columnsOpen}
            onToggle={() => setColumnsOpen(!columnsOpen)}
            onChange={(field, heading) => busy || void reading.column(field, heading)}
          />
        </>
      ) : null}
    </>
  );
}

/** Saves the rows that are not brought in, each with what is wrong. */
function useDownload(token: string | undefined): () => Promise<void> {
  const { host } = useConnection();
  const { act } = useLongAct('imports.problemBook');
  return async () => {
    const book = token === undefined ? null : await act({ token });
    if (!book) return;
    const { saved } = await host.saveFile(book.name, book.bytes);
    if (saved) toast(t('imports.downloaded', { file: book.name }));
  };
}

/** The room's list, with the records of the import alone. */
const ofImport = (shown: Address, run: string | null): Address =>
  (run === null ? shown : { ...shown, search: { ...(shown as { search?: object }).search, import: run } }) as Address;

function Result({ result, shown }: { result: ImportCounts; shown: Address | undefined }) {
  const go = useGo();
  return (
    <Banner
      tone="success"
      title={t('imports.result', { file: result.file })}
      actions={
        shown ? (
          <Button size={28} onPress={() => go(ofImport(shown, result.run))}>
            {t('imports.show')}
          </Button>
        ) : undefined
      }
    >
      {t('imports.resultCounts', {
        new: formatNumber(result.new),
        changed: formatNumber(result.changed),
        same: formatNumber(result.same),
        stopped: formatNumber(result.stopped),
        skipped: formatNumber(result.skipped),
      })}
    </Banner>
  );
}
