import { z } from 'zod';
import { type App, sendProblem } from '../../../platform/http.ts';
import { lawNow } from '../law-now.ts';
import { calculators } from './calculator-list.ts';
import { assets } from './calculator-pages.ts';
import { type CalculatorOptions, showCalculator } from './calculator-reply.routes.ts';
import { penalitesRoutes } from './penalites.routes.ts';
import { plainCalculatorRoutes } from './plain-calculators.routes.ts';
import { rateHistory } from './rate-history.ts';
import type { Words } from './say.ts';

const home: { path: string; title: { words: Words }; description: { words: Words } } = {
  path: '/calculs',
  title: { words: ['Calculs du recouvrement de factures impayées', 'Calculators for unpaid French invoices'] },
  description: {
    words: [
      'Pénalités de retard, prescription, tribunal compétent, procédures et frais : le droit des factures impayées calculé avec ses articles, gratuitement et sans inscription.',
      'Late-payment penalties, limitation, competent court, procedures and costs: the French law of unpaid invoices computed with its articles, free and without an account.',
    ],
  },
};

/** Pages that anybody may read and search engines may list: rendered on the server, no script, nothing kept. */
export function calculatorRoutes(app: App, options: CalculatorOptions): void {
  const { database, publicUrl } = options;
  const show = showCalculator(publicUrl);
  const config = { access: 'public' } as const;

  app.get('/calculs', { config, schema: { hide: true } }, async (request, reply) => {
    const { inForce, today } = await lawNow(database);
    const now = rateHistory(inForce, today).find(({ isNow }) => isNow) ?? null;
    return show(request, reply, { name: 'index', meta: home, values: { now } });
  });

  app.get(
    '/calculs/assets/:file',
    { config, schema: { hide: true, params: z.object({ file: z.string() }) } },
    async (request, reply) => {
      const asset = assets.get(request.params.file);
      if (!asset) return sendProblem(reply, { kind: 'not-found', where: request.params.file });
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type(asset.contentType)
        .send(asset.bytes);
    },
  );

  app.get('/robots.txt', { config, schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(robots(publicUrl)),
  );

  app.get('/sitemap.xml', { config, schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/xml; charset=utf-8').send(siteMap(publicUrl)),
  );

  penalitesRoutes(app, options, show);
  plainCalculatorRoutes(app, options, show);
}

/** Search engines may read the calculators and nothing else of the site. */
function robots(publicUrl: string): string {
  return `User-agent: *\nAllow: /calculs\nAllow: /mark.svg\nDisallow: /\n\nSitemap: ${publicUrl}/sitemap.xml\n`;
}

function siteMap(publicUrl: string): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const entries = [home, ...Object.values(calculators)].flatMap(({ path }) => {
    const french = escaped(`${publicUrl}${path}`);
    const links = [
      ['fr', french],
      ['en', `${french}?lang=en`],
    ].map(([lang, href]) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${href}"/>`);
    return [french, `${french}?lang=en`].map((loc) => `<url><loc>${loc}</loc>${links.join('')}</url>`);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`;
}
