/** Said of a link that travels readable, wherever it was found. */
const TRAVELS_READABLE =
  'ссылка подключения начинается с http:// — это пароль, и по сети он идёт открытым текстом; нужна ссылка с https://';

/** What a person should mend about a connect link, without the link; undefined when nothing. */
export function openLinkWarning(link: string): string | undefined {
  const { protocol, hostname } = new URL(link);
  return protocol === 'http:' && !isLoopback(hostname) ? TRAVELS_READABLE : undefined;
}

/** Never leaves this computer. The parser has made the usual forms of an address one: 127.1 is 127.0.0.1. */
function isLoopback(hostname: string): boolean {
  return /^(127(\.\d+){3}|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\]|(.+\.)?localhost\.?)$/.test(hostname);
}
