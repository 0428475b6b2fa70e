import { FileSpreadsheet } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { t } from '../words/t.ts';
import { useGo } from './address.ts';

/** Leads from a room's list to the reports, of which one is of that list. */
export function ReportButton() {
  const go = useGo();
  return (
    <Button icon={FileSpreadsheet} onPress={() => go({ to: '/reports' })}>
      {t('app.report')}
    </Button>
  );
}
