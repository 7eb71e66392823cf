/**
 * The floors of the house, as rules: imports point down only. `npm run check:floors` reads them, and
 * test/floors/ plants a violation of each.
 *
 *   src/index.ts → src/rpc → src/jobs → { src/crm, src/sheet, src/services } → src/ports.ts, src/result.ts
 *   src/functions, what people type in cells, stands on src/crm alone.
 *   src/app.ts is where ports meet src/google; src/sidebar and local/ live apart.
 */

const PORTS = '^src/ports[.]ts$';
const RESULT = '^src/result[.]ts$';
const CRM = '^src/crm/';
const TABLES = '^src/crm/tables/';
/** How people write values: French dates and numbers, names compared, identifiers. No rule of sales. */
const WRITING = '^src/crm/(french/|names[.]ts$|identifiers[.]ts$)';
/** Libraries that compute and touch nothing. */
const PURE_PACKAGES = '^node_modules/(zod|date-fns|fastest-levenshtein)/';
const PARSERS = '^node_modules/(zod|date-fns)/';
const PREACT = '^node_modules/preact/';

/** A floor, and all that it may import. */
function floor(name, comment, path, allowed) {
  return { name, comment, severity: 'error', from: { path }, to: { pathNot: [path, ...allowed] } };
}

/** A place from which only types may be imported: nothing of it runs in the importer. */
function typesOnly(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to: { path: to, dependencyTypesNot: ['type-only'] } };
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    // -------------------------------------------------------------------------------------------- the server's floors
    floor('crm-is-pure', 'The rules know plain data: no port, no sheet, no service.', CRM, [RESULT, PURE_PACKAGES]),
    floor('tables-come-first', 'Table declarations depend on no rule.', TABLES, [RESULT, PARSERS]),
    floor(
      'sheet-knows-tables',
      'The way in and out of cells knows the tables, how values are written and the workbook, no rule of sales.',
      '^src/sheet/',
      [TABLES, WRITING, PORTS, RESULT, PARSERS],
    ),
    floor('services-know-http', 'A client knows its API and the Http port.', '^src/services/', [
      CRM,
      PORTS,
      RESULT,
      PARSERS,
    ]),
    typesOnly(
      'services-see-types-of-crm',
      'A client may speak in the types of the rules, and run none.',
      { path: '^src/services/' },
      CRM,
    ),
    floor(
      'jobs-know-ports',
      'A job calls rules, sheet and services; it never knows Google, the front door or the rpc.',
      '^src/jobs/',
      [CRM, '^src/(sheet|services)/', PORTS, RESULT, PARSERS],
    ),
    floor(
      'functions-compute',
      'A custom function hands its arguments to the rules: Google lets it reach nothing else.',
      '^src/functions/',
      [CRM, RESULT, PARSERS],
    ),
    floor('rpc-calls-jobs', 'The table of rpc methods: a schema and a job for each.', '^src/rpc/', [
      '^src/(jobs|crm)/',
      PORTS,
      RESULT,
      PARSERS,
    ]),
    floor('google-answers-ports', 'Apps Script behind the ports, and nothing of Pistil.', '^src/google/', [
      PORTS,
      RESULT,
    ]),
    {
      name: 'app-wires-google',
      comment: 'src/app.ts is the one place where ports meet Google.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/app[.]ts$', '^src/google/'] },
      to: { path: '^src/google/' },
    },
    floor('app-wires-only', 'src/app.ts wires, and decides nothing.', '^src/app[.]ts$', [
      '^src/google/',
      PORTS,
      RESULT,
    ]),
    {
      name: 'ports-depend-on-nothing',
      comment: 'The ground floor: everything stands on it.',
      severity: 'error',
      from: { path: [PORTS, RESULT] },
      to: {},
    },
    {
      name: 'index-is-the-front-door',
      comment: 'src/index.ts names Apps Script’s entry points; nobody comes in from behind.',
      severity: 'error',
      from: {},
      to: { path: '^src/index[.]ts$' },
    },

    // ------------------------------------------------------------------------------------------------------ the pages
    floor('sidebar-stands-apart', 'A page talks to the server through the rpc alone.', '^src/sidebar/', [
      PREACT,
      '^src/rpc/',
      '^src/(jobs|crm)/',
      RESULT,
    ]),
    typesOnly(
      'sidebar-sees-types-of-server',
      'Code of the server stays out of the pages.',
      { path: '^src/sidebar/' },
      '^src/(?!sidebar/)',
    ),

    // --------------------------------------------------------------------------------------------------- this machine
    {
      name: 'src-ships-alone',
      comment: 'What runs at Google never imports what runs on this machine, nor Node.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(local|test|bench)/' },
    },
    {
      name: 'src-ships-its-packages',
      comment: 'Node’s modules do not exist in Apps Script, and a development package is not meant to ship.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['core', 'npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'local-runs-the-bundle',
      comment:
        'The local runtime runs dist/, as Google does: of the sources it knows the declarations and rules of crm, and types.',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: '^src/', pathNot: CRM, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tests-are-leaves',
      comment: 'Nothing of the product depends on its tests or benchmarks.',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: '^(test|bench)/' },
    },

    // ------------------------------------------------------------------------------------------------------ everywhere
    {
      name: 'no-cycles',
      comment:
        'Two modules that need one another, if only for a type, are one module, or three. Google’s own classes (a Range has a Sheet, which has Ranges) do as Google does.',
      severity: 'error',
      from: { pathNot: '^local/runtime/guest/spreadsheet/' },
      to: { circular: true },
    },
    {
      name: 'no-circles-of-rooms',
      comment: 'Of two rooms of jobs, one serves the other: whoever reads the one that serves need not know the other.',
      scope: 'folder',
      severity: 'error',
      from: { path: '^src/jobs/' },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nobody imports and that imports nothing serves nothing.',
      severity: 'error',
      from: { path: '^(src|local)/', orphan: true, pathNot: '[.]d[.]ts$' },
      to: {},
    },
    {
      name: 'everything-resolves',
      comment: 'A name that leads nowhere escapes every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types are erased from the bundle, yet they couple floors all the same: see them too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
};
