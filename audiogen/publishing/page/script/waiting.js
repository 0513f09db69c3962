// The page before there is a page: what is being done, and what stands in the way.
'use strict';

new EventSource('page/events').onmessage = ({ data }) => {
  const { page, busy, failed, words, remarks } = JSON.parse(data);
  if (page) location.reload();
  document.getElementById('state').textContent = busy || !failed ? words.busy : words.nothing;
  document.getElementById('remarks').replaceChildren(...remarks.map(([kind, text, place]) => {
    const item = document.createElement('li');
    item.className = `remark ${kind}`;
    const [name, where] = [document.createElement('b'), document.createElement('code')];
    name.textContent = words[kind];
    where.textContent = place;
    item.append(name, ` ${text} `, where);
    return item;
  }));
};
