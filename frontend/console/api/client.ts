import createClient from 'openapi-fetch';
import { send, signedOut } from '../lib/me.svelte';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/** A body in which nothing is forgotten: what is left out of a whole record is taken away from it. */
export type Whole<T> = { [K in keyof Required<T>]: T[K] };

export type Product = Schemas['CatalogProductAnswer'];
export type Issue = Schemas['CatalogIssue'];
export type Comment = Schemas['ListingComment'];
export type Maker = Schemas['CooperativeAnswer'];
export type Evidence = Schemas['EvidenceAnswer'];
export type Lot = Schemas['LotView'];
export type TraceEvent = Schemas['EpcisEvent'];
export type Report = Schemas['FeedbackView'];
export type RecallOrder = Schemas['RecallView'];
export type Publication = Schemas['Publication'];
export type Photo = Schemas['PhotoAnswer'];
export type Account = Schemas['AccountAnswer'];
export type Invitation = Schemas['AccountInvitation'];
export type Scans = Schemas['ScansView'];
export type Message = Schemas['InboxMessageView'];
export type AuditLine = Schemas['AuditLine'];
export type Problem = Schemas['Problem'];

/** A request that was refused, or that nobody answered. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly problem?: Problem,
  ) {
    super(problem?.detail ?? `HTTP ${status}`);
  }

  /** Whether somebody else has changed the record since it was read. */
  get overtaken(): boolean {
    return this.status === 409 || this.status === 412;
  }

  /** Whether nobody can say what became of it. */
  get unknown(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** The API as its description says; the description is checked against the service by a test. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: send });

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** What was answered. @throws Failure unless it was said well */
export async function answered<T>(call: Promise<Answer<T>>): Promise<T> {
  return (await whole(call)).data as T;
}

/** The same with its headers, where these say it. @throws Failure unless it was said well */
export async function whole<T>(call: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await call.catch((lost: unknown) => {
    throw lost instanceof TypeError ? new Failure(0) : lost;
  });
  if (answer.response.status === 401) {
    signedOut();
  }
  if (!answer.response.ok) {
    // An answer to HEAD has no body that says why.
    throw new Failure(answer.response.status, (answer.error || undefined) as Problem | undefined);
  }
  return answer;
}

/** The header that says which revision was read. */
export function seen(record: { revision: number }): string {
  return `"${record.revision}"`;
}
