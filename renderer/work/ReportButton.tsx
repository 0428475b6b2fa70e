import { FileSpreadsheet } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { t } from '../words/t.ts';
import { useGo } from './address.ts';

/** Leads from a room's list to the reports, with the one of that list chosen. */
export function ReportButton({ report }: { report: string }) {
  const go = useGo();
  return (
    <Button icon={FileSpreadsheet} onPress={() => go({ to: '/reports', search: { report } })}>
      {t('app.report')}
    </Button>
  );
}
