/** The menu *Pistil*, as `onOpen` makes it: what each item says, and the global of src/index.ts that it calls. */
export const MENU = {
  caption: 'Pistil',
  groups: [
    [
      { caption: 'Journaliser une interaction', functionName: 'showLogInteraction' },
      { caption: 'Relances du jour', functionName: 'showFollowUps' },
      { caption: 'Brouillons', functionName: 'showDrafts' },
      { caption: 'Fiche de la ligne', functionName: 'showRecord' },
      { caption: 'Recherche', functionName: 'showSearch' },
    ],
    [
      { caption: 'Nouveau contact', functionName: 'showNewContact' },
      { caption: 'Nouvelle entreprise', functionName: 'showNewCompany' },
      { caption: 'Nouvelle opportunité', functionName: 'showNewOpportunity' },
      { caption: 'Nouvelle relance', functionName: 'showNewFollowUp' },
    ],
    [
      { caption: 'Pipeline', functionName: 'showKanban' },
      { caption: 'Segments', functionName: 'showSegments' },
      { caption: 'Bilans', functionName: 'showReports' },
      { caption: 'Doublons', functionName: 'showDuplicates' },
      { caption: 'Importer ou exporter', functionName: 'showImport' },
    ],
    [
      { caption: 'Pilotage', functionName: 'showSteering' },
      { caption: 'Point de pilotage', functionName: 'showMeeting' },
      { caption: 'Planning', functionName: 'refreshPlanning' },
      { caption: 'Rituels', functionName: 'showRituals' },
    ],
    [
      { caption: 'Actualiser le tableau de bord', functionName: 'refreshDashboard' },
      { caption: 'Entonnoir', functionName: 'refreshFunnel' },
      { caption: 'Portefeuille', functionName: 'refreshPortfolio' },
      { caption: 'Recalculer les scores', functionName: 'scoreAll' },
      { caption: 'Chercher les appels d’offres', functionName: 'watchTenders' },
      { caption: 'Enrichir…', functionName: 'showEnrichment' },
      { caption: 'Automatisations', functionName: 'showAutomations' },
    ],
    [
      { caption: 'Annuler une opération', functionName: 'showOperations' },
      { caption: 'Lignes supprimées', functionName: 'showDeletedRows' },
      { caption: 'Vérifier le classeur', functionName: 'reconcile' },
      { caption: 'Santé', functionName: 'showHealth' },
    ],
    [{ caption: 'Installer', functionName: 'showInstall' }],
  ],
} as const;
