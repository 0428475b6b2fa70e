import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { GroupDetail } from '../../../shared/features/partners/groups.ts';
import { useQuery } from '../../api/query.tsx';
import { useAct } from '../../work/act.ts';
import { GroupDialog } from './GroupDialog.tsx';
import { useHref } from '../../work/links.tsx';
import { Loaded } from '../../work/Loaded.tsx';
import { useTab } from '../../work/view-address.ts';
import { RecordHistory } from '../../work/RecordHistory.tsx';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import styles from './GroupPage.module.css';
import { ActionsCard, MeetingsCard } from './GroupWork.tsx';
import { MembersCard } from './MembersCard.tsx';
import { TermsCard } from './TermsCard.tsx';

const route = getRouteApi('/groups/$groupId');

/** One working group: terms of reference, members, and what it has before it. */
export function GroupPage() {
  const { groupId } = route.useParams();
  const group = useQuery('groups.get', { id: groupId });
  return (
    <Loaded query={group} text={t('groups.loading')}>
      {(detail) => <Opened key={detail.id} group={detail} />}
    </Loaded>
  );
}

function Opened({ group }: { group: GroupDetail }) {
  const hrefOf = useHref();
  const [tab, setTab] = useTab(['overview', 'history'], 'overview');
  // As it was when editing began, so that a change by somebody else meanwhile is noticed on saving.
  const [editing, setEditing] = useState<GroupDetail | null>(null);
  return (
    <div className={styles.page}>
      <PageHeader
        title={group.name}
        crumbs={[
          { label: t('nav.partners'), href: hrefOf({ to: '/partners' }) },
          { label: t('partners.groups'), href: hrefOf({ to: '/partners', search: { tab: 'groups' } }) },
        ]}
        actions={<HeaderButtons group={group} onEdit={() => setEditing(group)} />}
      />
      <Tabs
        label={t('groups.views')}
        value={tab}
        onChange={setTab}
        items={[
          { id: 'overview', label: t('groups.overview') },
          { id: 'history', label: t('app.history') },
        ]}
      >
        {tab === 'history' ? (
          <div className={styles.history}>
            <RecordHistory entity="working_group" id={group.id} />
          </div>
        ) : (
          <div className={styles.columns}>
            <div className={styles.column}>
              <MembersCard group={group} />
              <MeetingsCard groupId={group.id} />
            </div>
            <div className={styles.column}>
              <TermsCard group={group} onEdit={() => setEditing(group)} />
              <ActionsCard groupId={group.id} />
            </div>
          </div>
        )}
      </Tabs>
      {editing ? <GroupDialog group={editing} onClose={() => setEditing(null)} onSaved={() => setEditing(null)} /> : null}
    </div>
  );
}

function HeaderButtons({ group, onEdit }: { group: GroupDetail; onEdit: () => void }) {
  const navigate = useNavigate();
  const { act: remove } = useAct('groups.remove');
  const takeAway = async (): Promise<void> => {
    const gone = await remove({ id: group.id, version: group.version }, { done: t('groups.removed', { name: group.name }) });
    if (gone) void navigate({ to: '/partners', search: { tab: 'groups' } });
  };
  return (
    <>
      <MenuButton
        iconOnly
        label={t('groups.more')}
        items={[
          { id: 'edit', label: t('groups.edit'), icon: Pencil, onAction: onEdit },
          { id: 'remove', label: t('groups.remove'), icon: Trash2, onAction: () => void takeAway() },
        ]}
      />
      <Button variant="primary" icon={Plus} onPress={() => void navigate({ to: '/meetings', search: { group: group.id, new: true } })}>
        {t('groups.plan')}
      </Button>
    </>
  );
}
