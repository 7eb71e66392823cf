/** The menu *Pistil*, as `onOpen` makes it: what each item says, and the global of src/index.ts that it calls. */
export const MENU = {
  caption: 'Pistil',
  groups: [
    [{ caption: 'Journaliser une interaction', functionName: 'showLogInteraction' }],
    [
      { caption: 'Actualiser le tableau de bord', functionName: 'refreshDashboard' },
      { caption: 'Recalculer les scores', functionName: 'scoreAll' },
      { caption: 'Chercher les appels d’offres', functionName: 'watchTenders' },
    ],
    [{ caption: 'Installer', functionName: 'installPistil' }],
  ],
} as const;
