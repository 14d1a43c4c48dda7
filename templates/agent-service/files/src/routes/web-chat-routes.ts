import type { RegisterRoutes } from '../http/app.ts';
import { page, script } from './web-chat-page.ts';

/** A page to talk to the agent at `/chat`. It holds no secret: whoever opens it pastes a key or token of their own. */
export const webChatRoutes: RegisterRoutes = (app) => {
  app.use('/chat/*', async (c, next) => {
    await next();
    c.header('content-security-policy', "default-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    c.header('x-content-type-options', 'nosniff');
  });
  app.get('/chat', (c) => c.redirect('/chat/'));
  app.get('/chat/', (c) => c.html(page));
  app.get('/chat/chat.js', (c) => c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
};
