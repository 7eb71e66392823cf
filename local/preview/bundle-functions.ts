/** The functions that a page or a menu can call: Code.js's own declarations at its top level. */
import { parse } from 'acorn';

export function listFunctions(code: string): string[] {
  return parse(code, { ecmaVersion: 2020 }).body.flatMap((node) =>
    node.type === 'FunctionDeclaration' ? [node.id.name] : [],
  );
}
