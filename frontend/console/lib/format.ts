import type { Schemas } from '../api/client';
import { current, say } from './language.svelte';

export const ZONE = 'Asia/Ho_Chi_Minh';
const DAY_MS = 86_400_000;

/** Made once: making one takes longer than what it is used for, and a list has a hundred of them. */
const DAY = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const days = new Intl.DateTimeFormat('en-GB', { ...DAY, timeZone: 'UTC' });
const daysHere = new Intl.DateTimeFormat('en-GB', { ...DAY, timeZone: ZONE });
const timesHere = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: ZONE });
const datesHere = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });
const numbers = { en: new Intl.NumberFormat('en-GB'), vi: new Intl.NumberFormat('vi-VN') };

/** What is no time, as somebody may have typed it, stays as it is. */
function written(format: Intl.DateTimeFormat, text: string, typed = text): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? typed : format.format(time);
}

/** 28/11/2026. @param text a date or an instant */
export function day(text: string | undefined): string {
  if (text === undefined) {
    return '';
  }
  return text.length === 10 ? written(days, `${text}T00:00:00Z`, text) : written(daysHere, text);
}

/** 28/11/2026, 09:30. */
export function moment(text: string): string {
  return `${day(text)}, ${written(timesHere, text)}`;
}

/** Today where the office is, as 2026-11-28, or a day after it. */
export function today(plusDays = 0): string {
  return datesHere.format(new Date(Date.now() + plusDays * DAY_MS));
}

/** Whole days from today until a date; negative where it lies behind. */
export function daysUntil(date: string): number {
  return Math.round((Date.parse(date) - Date.parse(today())) / DAY_MS);
}

/** How long ago. */
export function since(instant: string): string {
  const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 60_000));
  if (minutes < 1) {
    return say('justNow');
  }
  if (minutes < 60) {
    return say('minutesAgo', minutes);
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? say('hoursAgo', hours) : say('daysAgo', Math.floor(hours / 24));
}

export function number(value: number): string {
  return numbers[current()].format(value);
}

export function price(vnd: number): string {
  return `${number(vnd)} ₫`;
}

const UNITS = { G: 'g', KG: 'kg', ML: 'ml', L: 'l' } as const;

export function quantity({ value, unit }: Schemas['Quantity']): string {
  return `${number(value)} ${unit === 'PIECE' ? say(value === 1 ? 'piece' : 'pieces') : UNITS[unit]}`;
}
