/** The functions that the team types in cells. Sheets reads their help from the front door, which repeats it. */
export { CLASSE_ABC } from './classe-abc.ts';
export { DUREE_ETAPE } from './duree-etape.ts';
export { ENTONNOIR } from './entonnoir.ts';
export { CAC, PANIER_MOYEN, ROI, TAUX_EVOLUTION, TAUX_MARGE, TAUX_MARQUE, VALEUR_CLIENT } from './figures.ts';
export { GO_NO_GO } from './go-no-go.ts';
export { JOURS_AVANT } from './jours-avant.ts';
export { JOURS_DEPUIS } from './jours-depuis.ts';
export { PREVISION_CA } from './prevision-ca.ts';
export { RATIOS_PROSPECTION } from './ratios-prospection.ts';
export { RFM } from './rfm.ts';
export { DETAIL_ICP, SCORE_ICP } from './score-icp.ts';
export { TAUX_CONVERSION } from './taux-conversion.ts';
export { TEMPERATURE } from './temperature.ts';
export { LOI_DES_NOMBRES, VOLUME_NECESSAIRE } from './volumes.ts';
