/** The stand-in's HTTP side: what the page asks for and what it is told. */
const RETRY_AFTER = 1000;

async function answer(response) {
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.description ?? problem.error ?? `The stand-in answered ${response.status}.`);
}

const get = async (path) => answer(await fetch(path, { cache: "no-store" }));

const post = async (path, body) =>
  answer(await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }));

export const about = () => get("/play/about");
export const chats = () => get("/play/chats");
export const send = (chatId, body) => post(`/play/chats/${chatId}/messages`, body);
export const press = (chatId, messageId, data) => post(`/play/chats/${chatId}/messages/${messageId}/press`, { data });
export const documentPath = (chatId, messageId) => `/play/chats/${chatId}/messages/${messageId}/document`;

/**
 * Follows the events from now on, over any number of restarts of the server.
 * `resync` is awaited each time a stream opens; what arrives meanwhile is told after it.
 */
export function follow({ resync, event, online }) {
  let source = null;
  function open() {
    let waiting = [];
    let last = -1;
    const tell = (data) => {
      if (data.n > last) event(data);
      last = Math.max(last, data.n);
    };
    source = new EventSource("/play/events");
    source.onopen = async () => {
      try {
        await resync();
        online(true);
        waiting.forEach(tell);
        waiting = null;
      } catch {
        again();
      }
    };
    source.onmessage = ({ data }) => (waiting ? waiting.push(JSON.parse(data)) : tell(JSON.parse(data)));
    source.onerror = again;
  }
  function again() {
    source.close();
    online(false);
    setTimeout(open, RETRY_AFTER);
  }
  open();
}
