/**
 * The département that a postcode's first digits name: La Poste's own rule for CEDEX codes, true of most communes; the commune lists
 * decide wherever they have the code. Undefined when no département is meant (00, 96, 980…).
 */
export function departementOfPostcode(postcode: string): string | undefined {
  const [two, three] = [postcode.slice(0, 2), postcode.slice(0, 3)];
  if (two === '20') return /^20[01]/.test(three) ? '2A' : /^20[26]/.test(three) ? '2B' : undefined;
  if (postcode === '97133') return '977';
  if (postcode === '97150') return '978';
  if (two === '97' || two === '98') return /^97[1-8]|^98[6-8]/.test(three) ? three : undefined;
  return Number(two) >= 1 && Number(two) <= 95 ? two : undefined;
}
