/** Every page of Pistil: its file in src/sidebar, its title, and where it opens. */

interface Sidebar {
  readonly title: string;
}

/** Pixels. */
interface Dialog extends Sidebar {
  readonly width: number;
  readonly height: number;
}

export const PAGES = {
  journal: { title: 'Journaliser une interaction' },
  record: { title: 'Fiche' },
  create: { title: 'Créer' },
  search: { title: 'Recherche' },
  'follow-ups': { title: 'Relances du jour' },
  drafts: { title: 'Brouillons' },
  segments: { title: 'Segments' },
  operations: { title: 'Annuler une opération' },
  automations: { title: 'Automatisations' },
  enrichment: { title: 'Enrichir' },
  steering: { title: 'Pilotage' },
  rituals: { title: 'Rituels' },
  health: { title: 'Santé' },
  'deleted-rows': { title: 'Lignes supprimées' },
  kanban: { title: 'Pipeline', width: 1200, height: 720 },
  report: { title: 'Bilans', width: 720, height: 680 },
  meeting: { title: 'Point de pilotage', width: 720, height: 680 },
  duplicates: { title: 'Doublons', width: 900, height: 640 },
  import: { title: 'Importer', width: 900, height: 640 },
  install: { title: 'Installer Pistil', width: 900, height: 640 },
} as const satisfies Record<string, Sidebar | Dialog>;

export type PageName = keyof typeof PAGES;

export const PAGE_NAMES = Object.keys(PAGES) as [PageName, ...PageName[]];
