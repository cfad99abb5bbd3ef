import './site.css';

// Everything works without this script. It only spares a second report, and offers the phone's own way to share.
for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = 'yes';
  });
  addEventListener('pageshow', () => delete form.dataset.sent);
}

for (const form of document.querySelectorAll('form[data-sieve]')) {
  form.addEventListener('change', () => form.requestSubmit());
}

for (const button of document.querySelectorAll('button[data-share]')) {
  if (navigator.share) {
    button.hidden = false;
    button.addEventListener('click', () =>
      // A person who changes their mind is no fault.
      navigator.share({ title: document.title, url: button.dataset.share }).catch(() => undefined),
    );
  }
}

// Suggestions below the field: plain links, so Tab, Enter and the arrow down reach them.
for (const input of document.querySelectorAll('input[data-suggest]')) {
  const list = document.getElementById(input.dataset.suggest);
  let waiting;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = input.value.trim();
      const found = typed.length < 2 ? [] : await suggestions(typed);
      if (typed === input.value.trim()) {
        list.replaceChildren(...found);
        list.hidden = found.length === 0;
      }
    }, 120);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && !list.hidden) {
      event.preventDefault();
      list.querySelector('a').focus();
    } else if (event.key === 'Escape') {
      list.hidden = true;
    }
  });
}

async function suggestions(typed) {
  const answer = await fetch('/api/suggest?q=' + encodeURIComponent(typed)).catch(() => undefined);
  const items = answer?.ok ? (await answer.json()).items : [];
  const names = { PRODUCT: 'q', CATEGORY: 'category', COOPERATIVE: 'cooperative' };
  return items.map((item) => {
    const link = document.createElement('a');
    link.href = '/search?' + new URLSearchParams({ [names[item.kind]]: item.value });
    link.textContent = document.documentElement.lang === 'en' ? (item.text.en ?? item.text.vi) : item.text.vi;
    const row = document.createElement('li');
    row.append(link);
    return row;
  });
}
