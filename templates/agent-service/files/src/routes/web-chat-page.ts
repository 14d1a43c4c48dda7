/** The page and its script; texts go in as text nodes, never as HTML. */
export const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>acme-agent</title>
<style>
  body { font: 16px/1.5 system-ui; max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
  li { list-style: none; padding: .5rem .75rem; margin: .5rem 0; border-radius: .5rem; white-space: pre-wrap }
  .user { background: #e8eefc } .agent { background: #f2f2f2 } .problem { background: #fde8e8 }
  ol { padding: 0 } form { display: flex; gap: .5rem } input[name=input] { flex: 1 } input, button { font: inherit }
</style>
<h1>acme-agent</h1>
<label>Key or token <input id="key" type="password" autocomplete="off"></label>
<ol id="log" aria-live="polite"></ol>
<form><input name="input" aria-label="Your message" required autofocus> <button>Send</button></form>
<script src="/chat/chat.js"></script>
</html>
`;

export const script = `const form = document.querySelector('form');
const key = document.getElementById('key');
const log = document.getElementById('log');
let threadId;

const say = (kind, text) => {
  const item = document.createElement('li');
  item.className = kind;
  item.textContent = text;
  log.append(item);
};

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const input = form.elements.input.value;
  const button = form.querySelector('button');
  form.reset();
  say('user', input);
  button.disabled = true;
  try {
    const response = await fetch('/v1/runs', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer ' + key.value.trim() },
      body: JSON.stringify(threadId ? { input, threadId } : { input }),
    });
    const body = await response.json();
    if (!response.ok) return say('problem', body.detail);
    threadId = body.threadId;
    say(body.status === 'completed' ? 'agent' : 'problem', body.output || body.status + ': ' + (body.reason ?? ''));
  } catch (error) {
    say('problem', String(error));
  } finally {
    button.disabled = false;
  }
});
`;
