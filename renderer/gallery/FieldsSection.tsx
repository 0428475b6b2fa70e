import { useState } from 'react';
import { Card } from '../ui/Card.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { DatePicker } from '../ui/DatePicker.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import type { Option } from '../ui/OptionList.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import styles from './Gallery.module.css';
import { people, stages } from './sample.ts';

/** Text, number, date, time and lists. */
export function FieldsSection() {
  const [date, setDate] = useState<string | null>('2027-02-15');
  const [stage, setStage] = useState<string | null>('site');
  const [found, setFound] = useState<readonly Option[]>([]);
  const [text, setText] = useState('Utility diversion is late.');
  const search = (words: string): void => {
    setTimeout(() => setFound(people.filter((person) => person.label.toLowerCase().includes(words.toLowerCase()))), 50);
  };
  return (
    <>
      <Card title="Text and numbers">
        <div className={styles.stack}>
          <TextField label="Action" hint="Say what will be done, in one sentence." defaultValue="Send the signed agreement" />
          <TextField label="Reference" optional placeholder="HSG/2027/014" />
          <TextField label="Site" error="Enter a site, like Foundry Wharf" defaultValue="" />
          <TextField label="What changed?" aside="Forecast fell by 11%" rows={3} value={text} onChange={setText} countTo={300} />
          <TextField label="Grant" prefix="£" defaultValue="1,200,000" />
          <TextField label="Owner" isDisabled defaultValue="C Marlow" />
          <TextField label="Provider" isReadOnly defaultValue="Ashgrove Homes" />
          <NumberField label="Homes" defaultValue={1234} suffix="homes" />
          <NumberField label="Minutes" defaultValue={15} steppers min={0} max={240} size={28} />
          <NumberField label="Forecast 2029-30" error="Enter a whole number of homes, like 24" />
        </div>
      </Card>
      <Card title="Dates and lists">
        <div className={styles.stack}>
          <DatePicker label="Due date" value={date} onChange={setDate} hint={`Stored as ${date ?? 'nothing'}`} />
          <DatePicker label="Agreed on" error="Due date must be a real date, like 12 March 2026" />
          <TimeField label="Starts" defaultValue="14:00" />
          <DatePicker label="Meeting date" isDisabled defaultValue="2027-02-15" />
          <Select label="Stage" items={stages} value={stage} onChange={setStage} />
          <Select label="Reason" items={stages} error="Choose a reason" />
          <Select label="View as" items={stages} defaultValue="planned" inlineLabel />
          <ComboBox label="Owner" items={people} defaultValue="cm" />
          <ComboBox label="Person" items={found} onSearch={search} hint="Searches as you type" />
          <ComboBox label="Chair" items={people} isDisabled />
        </div>
      </Card>
    </>
  );
}
