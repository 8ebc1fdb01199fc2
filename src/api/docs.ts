import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { ROUTES, type RouteShape } from './contract.js';

/** `/docs`: the routes in words, without script. The whole of it for machines is `/api/openapi.json`. */
export function docsPage(): HtmlEscapedString | Promise<HtmlEscapedString> {
  const routes = Object.values(ROUTES).map((route: RouteShape) => {
    const fields = Object.entries(route.query.shape).map(([name, shape]) => html`<li><code>${name}</code>${describe(shape)}</li>`);
    return html`<section>
<h2><code>${route.method.toUpperCase()} ${route.path}</code></h2>
<p>${route.about}${route.role === 'reader' ? '' : ` (role: ${route.role})`}</p>
${fields.length === 0 ? '' : html`<ul>${fields}</ul>`}
</section>`;
  });
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Lagebild: API</title></head>
<body>
<main>
<h1>API of this desk</h1>
<p>Everything answers with JSON; <a href="/api/openapi.json">OpenAPI 3.1</a> tells every field. Lists come in pages: send <code>next</code> back as <code>after</code>.
Answers carry an <code>ETag</code>; errors are problem details (RFC 9457). <code>GET /api/live</code> is a stream of server-sent events,
<code>GET /api/sources.opml</code> the sources for feed readers.</p>
${routes}
</main>
</body>
</html>`;
}

function describe(shape: unknown): string {
  const about = typeof shape === 'object' && shape !== null && 'description' in shape ? shape.description : undefined;
  return typeof about === 'string' ? `: ${about}` : '';
}
