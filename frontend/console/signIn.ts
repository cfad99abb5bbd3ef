import { mount } from 'svelte';
import WhoSignsIn from './screens/account/WhoSignsIn.svelte';

const name = document.querySelector<HTMLInputElement>('form.form #name');
const password = document.querySelector<HTMLInputElement>('form.form #password');
if (name && password) {
  const target = document.createElement('div');
  name.form?.before(target);
  mount(WhoSignsIn, { target, props: { name, password } });
}
