/**
 * Département of a French postcode: `69003` is 69, `97400` is 974. Corsica shares 20: 200 and 201 are 2A, the others 2B
 * (a few villages of the border are served from the other side). `''` for anything else.
 */
export function departmentOfPostcode(postcode: string): string {
  const digits = postcode.replace(/\s/g, '');
  if (!/^\d{5}$/.test(digits)) return '';
  if (digits.startsWith('97') || digits.startsWith('98')) return digits.slice(0, 3);
  if (digits.startsWith('20')) return digits < '20200' ? '2A' : '2B';
  return digits.slice(0, 2);
}
