/** Shown on every page of the training shop; nobody may take it for a real one. */
export const TRAINING_BANNER =
  'УЧЕБНЫЙ МАГАЗИН. Заказы, покупатели и деньги выдуманы. Не подключайте к нему кассу, зарегистрированную в налоговой.';

/** Place of settlement (tag 1187) to use with this shop. */
export const TRAINING_PLACE = 'УЧЕБНЫЙ магазин training-shop.example';

const page = (title: string, text: string) =>
  `<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>${title}</title></head>` +
  `<body><p style="background:#c00;color:#fff;padding:1em">${TRAINING_BANNER}</p>${text}</body></html>`;

/** What a host, a proxy or the kernel shows in place of the endpoint. */
export function hostPage(title: string): string {
  return page(title, `<h1>${title}</h1>`);
}

/** The body of an HTTP 500: a short Russian text with a link, not JSON. Source: bitrix-protocol.md, section 2. */
export function errorPage(): string {
  return 'Произошла ошибка при обработке запроса. <a href="https://training-shop.example/">Вернуться на сайт</a>';
}

/** The front page: the banner, and how many checks are in which state. */
export function frontPage(counts: Readonly<Record<string, number>>): string {
  const rows = Object.entries(counts).map(([name, count]) => `<tr><td>${name}</td><td>${count}</td></tr>`);
  return page('УЧЕБНЫЙ магазин', `<h1>УЧЕБНЫЙ магазин</h1><table>${rows.join('')}</table>`);
}
