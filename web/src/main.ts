import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import '@fontsource-variable/source-sans-3/wght.css';
import './style.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { ahead } from './api.js';
import { settings } from './settings.svelte.js';

const target = document.getElementById('page');
if (target === null) throw new Error('expected an element "page"');
// The brief first: on a server with one thread the questions are answered in their order.
if (location.pathname === '/') ahead('brief', { lang: settings.lang });
ahead('desk');
mount(App, { target });
