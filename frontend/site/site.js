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
