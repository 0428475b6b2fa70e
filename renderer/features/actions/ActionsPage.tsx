import { getRouteApi } from '@tanstack/react-router';
import { ListChecks, Plus } from 'lucide-react';
import type { ActionRow } from '../../../shared/features/actions/contract.ts';
import { useFindText } from '../../work/view-address.ts';
import { ReportButton } from '../../work/ReportButton.tsx';
import { Loaded } from '../../work/Loaded.tsx';
import { useListPart } from '../../work/list-part.ts';
import { useListedCount } from '../../work/listed-count.ts';
import screen from '../../work/screen.module.css';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ActionDialog } from './ActionDialog.tsx';
import { ActionPanel } from './ActionPanel.tsx';
import { ActionsGrid } from './ActionsGrid.tsx';

const route = getRouteApi('/actions');
const VIEWS = ['open', 'overdue', 'due_soon', 'done', 'all'] as const;

/** The action log across meetings, by view. */
export function ActionsPage() {
  const { view = 'open', organisation, action, new: adding } = route.useSearch();
  const navigate = route.useNavigate();
  const [text, setText] = useFindText();
  const {
    query: list,
    part,
    text: filter,
  } = useListPart<ActionRow>('actions', { view, ...(organisation ? { organisationId: organisation } : {}) }, text);
  // What the grid lists, by its filter, too.
  const [listed, onListed] = useListedCount(view);
  const go = (changes: Record<string, unknown>): void => void navigate({ search: (old) => ({ ...old, ...changes }) });
  const only = organisation ? list.data?.rows.find((row) => row.organisationId === organisation)?.organisationName : undefined;
  return (
    <div className={screen.screen} data-wide>
      <div className={screen.left}>
        <PageHeader
          title={t('nav.actions')}
          sub={only}
          actions={
            <>
              {organisation ? <Button onPress={() => go({ organisation: undefined })}>{t('actions.allOrganisations')}</Button> : null}
              <ReportButton report="action-log" />
              <Button variant="primary" icon={Plus} onPress={() => go({ new: true })}>
                {t('actions.add')}
              </Button>
            </>
          }
        />
        <div className={screen.tabs}>
          <Tabs
            label={t('actions.views')}
            value={view}
            onChange={(next) => go({ view: next })}
            items={VIEWS.map((id) => ({
              id,
              label: t(`actions.view.${id}`),
              ...(id === view && list.data ? { count: listed?.count ?? list.data.count } : {}),
            }))}
          />
        </div>
        <div className={screen.tools}>
          <TextField label={t('actions.filter')} hideLabel placeholder={t('actions.filter')} value={text} onChange={setText} />
        </div>
        <Loaded query={list} text={t('actions.loading')}>
          {({ rows }) => (
            <ActionsGrid
              rows={rows}
              part={part}
              text={filter}
              onListed={onListed}
              remark={
                only === undefined
                  ? t('actions.ofView', { view: t(`actions.view.${view}`) })
                  : t('actions.ofViewAndOrganisation', { view: t(`actions.view.${view}`), organisation: only })
              }
              selected={action ?? null}
              onOpen={(row) => go({ action: row.id })}
              empty={
                <EmptyState
                  icon={ListChecks}
                  action={
                    view === 'open' || view === 'all' ? <Button onPress={() => go({ new: true })}>{t('actions.add')}</Button> : undefined
                  }
                >
                  {t(`actions.empty.${view}`)}
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </div>
      {action ? <ActionPanel key={action} id={action} onClose={() => go({ action: undefined })} /> : null}
      {adding ? <ActionDialog onClose={() => go({ new: undefined })} onAdded={(made) => go({ new: undefined, action: made.id })} /> : null}
    </div>
  );
}
