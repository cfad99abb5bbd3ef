import type { Schemas, TraceEvent } from '../../../api/client';
import { current, read, type Localized } from '../../../lib/language.svelte';
import { millionths, plainNumber } from '../../../lib/numbers/numbers';

type Reading = Schemas['TraceEventReading'];

/** What was measured, as it stands in the form. */
export type TypedReading = {
  /** The Vietnamese name of what is measured; '' while it is to be chosen. */
  name: string;
  /** Whether it is none of those that are offered, and its name and unit are typed. */
  other: boolean;
  unit: string;
  count: string;
};

/** What is measured most at such work. Units as UCUM or people write them. */
const OFFERED: { name: Localized; unit: string }[] = [
  { name: { vi: 'Nhiệt độ', en: 'Temperature' }, unit: '°C' },
  { name: { vi: 'Độ ẩm', en: 'Moisture' }, unit: '%' },
  { name: { vi: 'Thời gian', en: 'Time' }, unit: 'h' },
  { name: { vi: 'Độ pH', en: 'Acidity' }, unit: 'pH' },
  { name: { vi: 'Độ mặn', en: 'Salinity' }, unit: '‰' },
];

/** To choose from; two of one name would be one to a reader. */
export function readingKinds(): { value: string; text: string }[] {
  return OFFERED.map(({ name, unit }) => ({ value: name.vi, text: `${read(name)} (${unit})` }));
}

export function freshReading(name = ''): TypedReading {
  const offered = OFFERED.find((one) => one.name.vi === name);
  return { name, other: offered === undefined, unit: offered?.unit ?? '', count: '' };
}

/** What was measured when it was done last is asked for again. */
export function freshReadings(model: TraceEvent | undefined): TypedReading[] {
  return typedReadings(model).map((reading) => ({ ...reading, count: '' }));
}

export function typedReadings(event: TraceEvent | undefined): TypedReading[] {
  return (event?.['sanvat:readings'] ?? []).map(({ name, value, unit }) => ({
    name: name.vi,
    other: !OFFERED.some((one) => one.name.vi === name.vi && one.unit === unit),
    unit,
    count: String(value).replace('.', current() === 'vi' ? ',' : '.'),
  }));
}

/** Below zero too, as in a freezer; undefined for what is no number. */
function reckoned({ count }: TypedReading): number | undefined {
  const [, minus, digits = ''] = /^([-−–]?)(.*)$/.exec(count.trim()) ?? [];
  const found = millionths(digits, current() === 'vi' ? '.' : ',');
  return found === undefined ? undefined : plainNumber(minus ? -found : found);
}

/** What is left empty was not measured. */
export function isNoNumber(reading: TypedReading): boolean {
  return reading.count.trim() !== '' && reckoned(reading) === undefined;
}

/** As they are sent. @param known events that may say a name in English, too */
export function readingsOf(typed: TypedReading[], known: (TraceEvent | undefined)[]): Reading[] | undefined {
  const names = [...known.flatMap((event) => event?.['sanvat:readings'] ?? []), ...OFFERED].map(({ name }) => name);
  const readings = typed.flatMap((reading) => {
    const value = reckoned(reading);
    const vi = reading.name.trim();
    return value === undefined
      ? []
      : [{ name: names.find((name) => name.vi === vi) ?? { vi }, value, unit: reading.unit.trim() }];
  });
  return readings.length ? readings : undefined;
}
