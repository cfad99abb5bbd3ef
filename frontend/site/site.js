import './site.css';

// Everything works without this script. It only spares a second report, and offers the phone's own way to share.
for (const form of document.querySelectorAll('form[data-once]')) {
  // Two reports in the same words are two; one that is sent again is one.
  form.elements.once.value = Array.from(crypto.getRandomValues(new Uint32Array(4))).join('-');
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = 'yes';
  });
  addEventListener('pageshow', () => delete form.dataset.sent);
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

for (const button of document.querySelectorAll('button[data-copy]')) {
  // There is none where the page was not sent safely.
  if (navigator.clipboard) {
    button.hidden = false;
    button.addEventListener('click', () =>
      navigator.clipboard
        .writeText(button.dataset.copy)
        .then(() => (button.textContent = button.dataset.copied))
        .catch(() => undefined),
    );
  }
}

// The filters stand open where there is room for them.
if (matchMedia('(min-width: 62rem)').matches) {
  document.querySelectorAll('.filters').forEach((filters) => (filters.open = true));
}

// Suggestions below the field: the pattern "combobox with a list" of the ARIA Authoring Practices.
for (const input of document.querySelectorAll('input[data-suggest]')) {
  const list = document.createElement('ul');
  let waiting;
  let chosen = -1;

  list.id = input.id + '-list';
  list.className = 'suggestions card';
  list.setAttribute('role', 'listbox');
  list.ariaLabel = input.dataset.suggest;
  list.hidden = true;
  input.after(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-controls', list.id);
  input.ariaAutoComplete = 'list';
  input.ariaExpanded = 'false';

  const show = (options) => {
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    input.ariaExpanded = String(!list.hidden);
    choose(-1);
  };
  const choose = (index) => {
    chosen = index;
    [...list.children].forEach((option, at) => {
      option.id = `${list.id}-${at}`;
      option.ariaSelected = String(at === index);
    });
    if (index < 0) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', `${list.id}-${index}`);
      list.children[index].scrollIntoView({ block: 'nearest' });
    }
  };
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = input.value.trim();
      const found = typed.length < 2 ? [] : await suggestions(typed, input.dataset);
      if (typed === input.value.trim()) {
        show(found);
      }
    }, 120);
  });
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = list.children.length;
    if (step && count) {
      event.preventDefault();
      list.hidden = false;
      input.ariaExpanded = 'true';
      // One more place than there are options: the field itself.
      choose(((chosen + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.url);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      show([]);
    }
  });
  input.addEventListener('blur', () => show([]));
  // The field keeps the focus until the finger is lifted.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => location.assign(event.target.closest('li').dataset.url));
}

async function suggestions(typed, words) {
  const answer = await fetch('/api/suggest?q=' + encodeURIComponent(typed)).catch(() => undefined);
  const items = answer?.ok ? (await answer.json()).items : [];
  return items.map(({ kind, value, text, product }) => {
    const name = kind === 'PRODUCT' ? 'q' : kind.toLowerCase();
    const option = document.createElement('li');
    option.role = 'option';
    option.dataset.url = product ? '/catalog/' + product : '/catalog?' + new URLSearchParams({ [name]: value });
    option.textContent = document.documentElement.lang === 'en' ? (text.en ?? text.vi) : text.vi;
    if (words[name]) {
      const small = document.createElement('small');
      small.className = 'soft';
      small.textContent = words[name];
      option.append(' ', small);
    }
    return option;
  });
}
