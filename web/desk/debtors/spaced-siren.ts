/** A SIREN by groups of three, as the register prints it. */
export function spacedSiren(siren: string): string {
  return siren.replace(/(\d{3})(?=\d)/g, '$1\u00a0');
}
