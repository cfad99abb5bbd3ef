import type { Account } from '../../api/client';
import { roles, values } from '../choices';
import { makerOptions } from './makers.svelte';
import { may, me } from '../me.svelte';

const OF_MAKERS: Account['role'][] = ['MEMBER', 'MANAGER'];

/** Whether somebody of this role acts for makers, and not for the department. */
export function ofMakers(role: Account['role']): boolean {
  return OF_MAKERS.includes(role);
}

/** The roles that whoever is signed in may give: none above the own one. The server decides; this is what is offered. */
export function givenRoles(): Account['role'][] {
  const own = me()?.role;
  const all = values(roles);
  return own === undefined
    ? []
    : all
        .slice(0, all.indexOf(own) + 1)
        .filter((role) => may(ofMakers(role) ? 'MANAGE_PEOPLE_OF_MAKERS' : 'MANAGE_PEOPLE_OF_DEPARTMENT'));
}

/** The makers whose people one manages: all for the department, for a manager his own. */
export function ownMakers(): { value: string; text: string }[] {
  const own = me();
  return own && ofMakers(own.role) ? makerOptions().filter(({ value }) => own.actsFor.includes(value)) : makerOptions();
}
