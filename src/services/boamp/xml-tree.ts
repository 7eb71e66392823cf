/**
 * Reading `donnees`: XML that BOAMP turned into JSON. A repeated element is an array, a single one an object; a text is a
 * string, or `{"@attribute": …, "#text": …}` when it has attributes; an empty element that is present is `""`, a flag.
 */

export type Tree = string | number | boolean | null | readonly Tree[] | { readonly [name: string]: Tree };

/** Parses `donnees`; `null` when it is not the JSON of an object. */
export function parseTree(json: string): Tree | null {
  try {
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Tree) : null;
  } catch {
    // The caller says which notice is unreadable; where in its text is of no use to anybody.
    return null;
  }
}

/** All nodes at `a/b/c`, whether an element on the way stands once or several times. */
export function nodesAt(tree: Tree, path: string): Tree[] {
  let nodes = spread(tree);
  for (const name of path.split('/')) {
    nodes = nodes.flatMap((node) =>
      isElement(node) && Object.keys(node).includes(name) ? spread(node[name] as Tree) : [],
    );
  }
  return nodes;
}

/** The texts of the nodes at a path, blank ones left out. */
export function textsAt(tree: Tree, path: string): string[] {
  return nodesAt(tree, path)
    .map(textOf)
    .filter((text) => text !== '');
}

/** The first text found at one of the paths, tried in their order; `''` without any. */
export function textAt(tree: Tree, ...paths: readonly string[]): string {
  for (const path of paths) {
    const [text] = textsAt(tree, path);
    if (text !== undefined) return text;
  }
  return '';
}

/** The elements inside an element, whatever their names. */
export function childrenOf(tree: Tree): Tree[] {
  if (!isElement(tree)) return [];
  return Object.entries(tree).flatMap(([name, child]) => (/^[@#]/.test(name) ? [] : spread(child)));
}

/** Whether an element is there, empty or not. */
export function isPresent(tree: Tree, path: string): boolean {
  return nodesAt(tree, path).length > 0;
}

/** The value of an attribute, `''` without it. */
export function attributeOf(node: Tree, name: string): string {
  const value = isElement(node) ? node[`@${name}`] : undefined;
  return typeof value === 'string' ? value.trim() : '';
}

/** The text of an element, trimmed. */
export function textOf(node: Tree): string {
  if (typeof node === 'string') return node.trim();
  if (typeof node === 'number') return String(node);
  if (!isElement(node)) return '';
  const text = node['#text'];
  return typeof text === 'string' || typeof text === 'number' ? String(text).trim() : '';
}

function isElement(node: Tree): node is { readonly [name: string]: Tree } {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

function spread(node: Tree): Tree[] {
  return Array.isArray(node) ? [...node] : [node as Tree];
}
