import { companiesNamed } from '../../crm/duplicates/twins.ts';
import { companies } from '../../crm/tables/index.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Fresh } from '../../sheet/index.ts';
import type { FoundName } from '../mentions/find-name.ts';

/**
 * The company that a typed name means, or `null` when nobody bears it. One weighted call. Fails with `company.ambiguous`
 * when several rows could be meant.
 */
export function findCompany(tables: Pick<Fresh, 'rows'>, name: string): Result<FoundName | null> {
  const firms = tables.rows(companies);
  if (!firms.ok) return firms;
  const meant = new Set(
    companiesNamed(
      name,
      firms.value.rows.map(({ values }) => values),
    ),
  );
  const [first, ...others] = firms.value.rows.filter(({ values }) => meant.has(values));
  if (first === undefined) return ok(null);
  if (others.length === 0) return ok({ id: first.id, name: first.values.name });
  const names = [...new Set([first, ...others].map(({ values }) => `«\u00a0${values.name}\u00a0»`))];
  return fail(
    'company.ambiguous',
    names.length > 1
      ? `Plusieurs entreprises portent ce nom\u00a0: ${names.join(', ')}. Tapez celui qu’il faut en entier.`
      : `L’onglet ENTREPRISES a plusieurs lignes ${names[0]}\u00a0: choisissez dans la liste, ou renommez-en une.`,
    'company',
  );
}
