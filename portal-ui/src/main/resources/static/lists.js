// Going through a list by keyboard. Keys count only while the focus is in a list page and not in a field (WCAG 2.1.4);
// they are taken by their place, so that a Russian layout serves as well.
(() => {
  if (window.kelisimLists) return;
  window.kelisimLists = true;

  const FIELDS = 'input, textarea, vaadin-text-field, vaadin-select, vaadin-date-picker, vaadin-details-summary';
  const page = () => document.querySelector('main.list-page');
  const links = () => [...page().querySelectorAll('.rows .row-link')];
  let last = null; // where the row led that had the focus: rows are drawn anew when something changes

  const move = step => {
    const all = links();
    const present = all.findIndex(link => link === document.activeElement);
    const next = all[present < 0 ? (step > 0 ? 0 : all.length - 1) : present + step];
    if (next) {
      next.focus();
      next.closest('.row').scrollIntoView({ block: 'nearest' });
    }
    return !!next;
  };

  const take = () => {
    const button = document.activeElement.closest?.('.row')?.querySelector('[data-key="t"]');
    button?.click();
    return !!button;
  };

  const search = () => {
    const field = page().querySelector('.filter-text');
    field?.focus();
    return !!field;
  };

  const act = event => {
    switch (event.code) {
      case 'ArrowDown': case 'KeyJ': return move(1);
      case 'ArrowUp': case 'KeyK': return move(-1);
      case 'KeyT': return take();
      default: return (event.key === '/' || (event.code === 'Slash' && !event.shiftKey)) && search();
    }
  };

  document.addEventListener('keydown', event => {
    const active = document.activeElement;
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || !page()) return;
    if (active !== document.body && !page().contains(active)) return;
    if (active.closest?.(FIELDS)) return;
    if (act(event)) event.preventDefault();
  });

  document.addEventListener('focusin', event => {
    last = event.target.matches?.('main.list-page .rows .row-link') ? event.target.getAttribute('href') : null;
  });

  new MutationObserver(() => {
    if (last && page() && document.activeElement === document.body) {
      links().find(link => link.getAttribute('href') === last)?.focus();
    }
  }).observe(document.body, { childList: true, subtree: true });
})();
