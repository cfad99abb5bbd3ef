import './console.css';
import { mount } from 'svelte';
import App from './App.svelte';

const target = document.getElementById('console');
if (target) {
  // What the server wrote for browsers without script.
  target.replaceChildren();
  mount(App, { target });
}
