import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { Refusal } from '../context.js';
import type { Role } from '../contract.js';
import { createRateLimit } from './rate-limit.js';
import { roleOfToken } from './tokens.js';

/** How a server is guarded. Without `folder` it is open to this machine only, and demands no login. */
export interface GuardOptions {
  /** Folder of the desk whose tokens are asked for. */
  readonly folder?: string;
  /** Requests a minute from one address. Default 1,200 (a page that loads every view takes about 40). */
  readonly perMinute?: number;
  /** Failed logins a minute from one address. Default 10. */
  readonly loginsPerMinute?: number;
}

/** What a request was found to be allowed. */
export interface GuardVariables {
  role: Role;
}

const COOKIE = 'lagebild';
const RANK: Readonly<Record<Role, number>> = { reader: 0, editor: 1, admin: 2 };

/** True where a role may do what `needed` may. */
export function mayAct(role: Role, needed: Role): boolean {
  return RANK[role] >= RANK[needed];
}

/**
 * On this machine: any host name but a loopback one is refused, so that a page of another site cannot read the desk through a name that it points here.
 * With login: a token as `Authorization: Bearer` or in the cookie that `/login` sets. Everywhere: what changes something must come from this
 * very origin, and nobody may ask too often.
 */
export function guard(options: GuardOptions): MiddlewareHandler<{ Variables: GuardVariables }> {
  const { folder } = options;
  const requests = folder === undefined ? undefined : createRateLimit(options.perMinute ?? 1_200, 60_000);
  return async (context, next) => {
    if (folder === undefined && !isLoopbackName(context.req.header('host') ?? '')) throw new Refusal(421, 'expected a loopback host name');
    if (requests !== undefined && !requests.take(addressOf(context), Date.now()))
      throw new Refusal(429, 'too many requests: wait a minute');
    if (!['GET', 'HEAD'].includes(context.req.method) && !isSameOrigin(context)) {
      throw new Refusal(403, 'expected a request from the page itself, found one of another site');
    }
    if (folder === undefined) context.set('role', 'admin');
    else if (!isPublic(context.req.path)) {
      const role = roleOf(context, folder);
      if (role === undefined) {
        if (context.req.header('accept')?.includes('text/html')) return context.redirect('/login', 303);
        throw new Refusal(401, 'expected a token: log in at /login, or send it as "Authorization: Bearer …"');
      }
      context.set('role', role);
    }
    return next();
  };
}

/** `/login`: a form without script; the cookie goes to no other site and no script can read it. */
export function loginHandler(options: GuardOptions): MiddlewareHandler {
  const failures = createRateLimit(options.loginsPerMinute ?? 10, 60_000);
  return async (context) => {
    if (options.folder === undefined) return context.redirect('/', 303);
    if (context.req.method === 'GET') return context.html(loginPage(false));
    if (!failures.take(addressOf(context), Date.now())) throw new Refusal(429, 'too many attempts: wait a minute');
    const { token } = await context.req.parseBody();
    if (typeof token !== 'string' || roleOfToken(options.folder, token.trim()) === undefined) return context.html(loginPage(true), 401);
    setCookie(context, COOKIE, token.trim(), {
      httpOnly: true,
      sameSite: 'Strict',
      secure: new URL(context.req.url).protocol === 'https:',
      path: '/',
      maxAge: 30 * 86_400,
    });
    return context.redirect('/', 303);
  };
}

function roleOf(context: Context, folder: string): Role | undefined {
  const bearer = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1];
  const token = bearer ?? getCookie(context, COOKIE);
  return token === undefined ? undefined : roleOfToken(folder, token);
}

/** What the login page itself needs. */
function isPublic(path: string): boolean {
  return path === '/login' || path === '/health' || path.startsWith('/assets/');
}

function isSameOrigin(context: Context): boolean {
  if (/^Bearer /.test(context.req.header('authorization') ?? '')) return true;
  const origin = context.req.header('origin');
  const host = context.req.header('host');
  return origin !== undefined && host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}

function isLoopbackName(host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return name === 'localhost' || name === '127.0.0.1' || name === '[::1]';
}

/** The address that a request came from; one for all where it did not come over a socket. */
function addressOf(context: Context): string {
  return context.env === undefined || !('incoming' in context.env) ? 'none' : (getConnInfo(context).remote.address ?? 'none');
}

function loginPage(failed: boolean) {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Lagebild</title></head>
<body>
<main>
<h1>Lagebild</h1>
<p lang="de">Diese Lage ist nur mit einem Zugang zu lesen. Wer den Rechner betreibt, gibt ihn mit „lagebild token“ aus.</p>
<p>This desk is read with a token. Whoever runs the machine makes one with “lagebild token”.</p>
${failed ? html`<p role="alert"><strong lang="de">Dieser Zugang ist nicht bekannt.</strong> This token is not known.</p>` : ''}
<form method="post" action="/login">
<label for="token">Token</label> <input id="token" name="token" type="password" autocomplete="current-password" required>
<button>Öffnen / Open</button>
</form>
</main>
</body>
</html>`;
}
