import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Liquid } from 'liquidjs';
import { parseCivilDate } from '../../../kernel/civil-date.ts';
import { pageEngine } from '../../debtor-portal/pages/page-engine.ts';
import { type Asset, assets as portalAssets } from '../../debtor-portal/pages/portal-assets.ts';
import { formats, type Language, type Phrase, say } from './say.ts';

export const pagesFolder = new URL('../../../../web/portal/calculators/', import.meta.url);

const engines: Record<Language, Liquid> = { fr: engineOf('fr'), en: engineOf('en') };

/**
 * Renders a page of `web/portal/calculators`: every value is escaped, an unknown variable or filter throws. Templates write both
 * languages side by side: `{{ "Échéance" | l: "Due date" }}`; what the code says comes as a phrase: `{{ fault | say }}`.
 */
export function renderCalculator(page: string, language: Language, values: object): string {
  return engines[language].renderFileSync(page, { language, ...values });
}

function engineOf(language: Language): Liquid {
  const liquid = pageEngine(pagesFolder, formats[language]);
  liquid.registerFilter('l', (fr: unknown, en: unknown, ...values: [string, string][]) => {
    if (typeof en !== 'string') throw new Error(`no English beside « ${String(fr)} »`);
    return say({ words: [String(fr), en], values: Object.fromEntries(values) }, language);
  });
  // A day that a browser's own field would not show is shown as it was typed.
  liquid.registerFilter('iso', (text: unknown) =>
    text === '' || !parseCivilDate(String(text)).refused ? 'yes' : 'no',
  );
  liquid.registerFilter('say', (spoken: unknown) => say(spoken as Phrase, language));
  return liquid;
}

const css = { bytes: readFileSync(new URL('calculators.css', pagesFolder)), contentType: 'text/css; charset=utf-8' };

/** What the calculators load: the tokens and fonts of the debtor's pages, and their own style sheet. */
export const assets: ReadonlyMap<string, Asset> = new Map([...portalAssets, ['calculators.css', css]]);

/** Changes with the style sheets, so that browsers may keep them for as long as they want. */
export const assetsVersion = createHash('sha256')
  .update(css.bytes)
  .update(assets.get('portal.css')?.bytes ?? '')
  .digest('hex')
  .slice(0, 10);
