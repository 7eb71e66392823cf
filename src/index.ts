/**
 * The front door: every global that Apps Script, the sheet, the menu and the pages may call. Names here are a contract.
 * The build turns each `global.X = X` into a top-level function and keeps its JSDoc, which Sheets shows as help.
 */

import { answer, runFromEdit, runFromMenu, runFromTrigger, showMenu, showPage } from './front-door.ts';
import { DETAIL_ICP, ENTONNOIR, JOURS_DEPUIS, SCORE_ICP, TAUX_CONVERSION } from './functions/index.ts';
import { byOwner } from './jobs/install/triggers.ts';
import { installPistil } from './jobs/install-pistil.ts';
import { continueNight, nightly } from './jobs/nightly.ts';
import { reconcile } from './jobs/reconcile.ts';
import { refreshDashboard } from './jobs/refresh-dashboard.ts';
import { scoreAll } from './jobs/score-all.ts';
import { continueMorning, startMorning } from './jobs/start-morning.ts';
import { watchTenders } from './jobs/watch-tenders.ts';
import { handle } from './rpc/index.ts';

// ------------------------------------------------------------------------------------------- the spreadsheet's events

/** Adds the menu when the spreadsheet opens. */
global.onOpen = () => showMenu();

/** Adds the menu when the add-on has just been installed. */
global.onInstall = () => showMenu();

/** Explains what cannot be read and identifies new rows when somebody types. */
global.onEdit = (event: unknown) => runFromEdit(event);

// -------------------------------------------------------------------------------------------------- menu and triggers

global.installPistil = () => runFromMenu('install', installPistil);
global.watchTenders = () => runFromMenu('tenders.watch', watchTenders);
global.scoreAll = () => runFromMenu('companies.score', scoreAll);
global.reconcile = () => runFromMenu('reconcile', reconcile);
global.refreshDashboard = () => runFromMenu('dashboard.refresh', refreshDashboard);

/** Every night, at three. */
global.nightly = () => runFromTrigger('night', byOwner(nightly));

/** Every morning, at seven. */
global.morning = () => runFromTrigger('morning', byOwner(startMorning));

/** What a run had no time for. */
global.continueNight = () => runFromTrigger('night', byOwner(continueNight));
global.continueMorning = () => runFromTrigger('morning', byOwner(continueMorning));

// -------------------------------------------------------------------------------------------------------------- pages

global.showLogInteraction = () => showPage('journal');
global.showRecord = () => showPage('record');
global.showSearch = () => showPage('search');
global.showNewContact = () => showPage('create', 'contacts');
global.showNewCompany = () => showPage('create', 'companies');
global.showNewOpportunity = () => showPage('create', 'opportunities');
global.showNewFollowUp = () => showPage('create', 'followUps');
global.showKanban = () => showPage('kanban');
global.showSegments = () => showPage('segments');
global.showDuplicates = () => showPage('duplicates');
global.showImport = () => showPage('import');
global.showOperations = () => showPage('operations');
global.showDeletedRows = () => showPage('deleted-rows');
global.showAutomations = () => showPage('automations');
global.showHealth = () => showPage('health');
global.showInstall = () => showPage('install');

/** Everything a page asks of the server; answers `{ok: true, value}` or `{ok: false, error}`. */
global.rpc = (method: string, input: unknown) => answer(`rpc ${method}`, (ports) => handle(ports, method, input));

// --------------------------------------------------------------------------------------------------- custom functions

/**
 * Score ICP de 0 à 100 d’une collectivité ou d’une entreprise : profil, taille, engagement, budget, moment. Une case vide
 * veut dire inconnu, 0 veut dire zéro. Avec des plages, un score par ligne.
 *
 * @param {A2:A} type Collectivité, Entreprise RSE, Partenaire ou Autre.
 * @param {B2:B} taille Nombre d’habitants, ou effectif.
 * @param {C2:C} certifications Certifications et labels, séparés par des virgules ; « Aucune » s’il n’y en a pas.
 * @param {D2:D} budget Budget biodiversité annuel, en euros.
 * @param {VRAI} budget_confirme [facultatif] Oui si le budget est confirmé.
 * @param {VRAI} appel_offres_ouvert [facultatif] Oui si un appel d’offres sur vos sujets est ouvert.
 * @param {5} jours_depuis_reponse [facultatif] Jours depuis la dernière réponse (voir JOURS_DEPUIS).
 * @param {VRAI} decideur_connu [facultatif] Oui si un décideur ou un élu est connu.
 * @param {PARAMETRES!A1:E} parametres [facultatif] La plage de PARAMETRES, titres compris ; sinon, les réglages d’origine.
 * @return Le score, ou une case vide si la ligne est vide.
 * @customfunction
 */
global.SCORE_ICP = SCORE_ICP;

/**
 * Détail du score ICP : les points des cinq dimensions (profil, taille, engagement, budget, moment), puis la phrase qui
 * les explique et dit quelle information manque le plus. Mêmes arguments que SCORE_ICP.
 *
 * @param {A2:A} type Collectivité, Entreprise RSE, Partenaire ou Autre.
 * @param {B2:B} taille Nombre d’habitants, ou effectif.
 * @param {C2:C} certifications Certifications et labels, séparés par des virgules ; « Aucune » s’il n’y en a pas.
 * @param {D2:D} budget Budget biodiversité annuel, en euros.
 * @param {VRAI} budget_confirme [facultatif] Oui si le budget est confirmé.
 * @param {VRAI} appel_offres_ouvert [facultatif] Oui si un appel d’offres sur vos sujets est ouvert.
 * @param {5} jours_depuis_reponse [facultatif] Jours depuis la dernière réponse (voir JOURS_DEPUIS).
 * @param {VRAI} decideur_connu [facultatif] Oui si un décideur ou un élu est connu.
 * @param {PARAMETRES!A1:E} parametres [facultatif] La plage de PARAMETRES, titres compris ; sinon, les réglages d’origine.
 * @return Six colonnes : les cinq dimensions et la phrase.
 * @customfunction
 */
global.DETAIL_ICP = DETAIL_ICP;

/**
 * Taux de conversion entre deux étapes : parmi les opportunités entrées pour la première fois dans l’étape « de » pendant
 * la période, la part de celles qui ont atteint l’étape « vers », ou plus loin, depuis. Une étape sautée compte comme
 * passée ; Perdu n’est plus loin que rien.
 *
 * @param {HISTORIQUE!A1:H} historique La plage de HISTORIQUE, titres compris.
 * @param {"Qualifié"} de L’étape de départ.
 * @param {"Gagné"} vers L’étape d’arrivée.
 * @param {DATE(2026;1;1)} du [facultatif] Premier jour de la période.
 * @param {DATE(2026;12;31)} au [facultatif] Dernier jour de la période.
 * @param {"BOAMP"} canal [facultatif] Un seul canal.
 * @param {PARAMETRES!A1:E} parametres [facultatif] La plage de PARAMETRES, si vos étapes ne sont plus celles d’origine.
 * @return Le taux, 0,25 pour 25 % ; une case vide si aucune n’est entrée.
 * @customfunction
 */
global.TAUX_CONVERSION = TAUX_CONVERSION;

/**
 * Entonnoir des opportunités. Pour chaque étape : celles qui y sont entrées pour la première fois dans la période, celles
 * qui sont allées plus loin, le taux de passage, la part des entrées de la première étape arrivées jusqu’ici, la durée
 * médiane en jours, les perdues et celles qui y sont encore. Une étape sautée compte comme passée.
 *
 * @param {HISTORIQUE!A1:H} historique La plage de HISTORIQUE, titres compris.
 * @param {"BOAMP"} canal [facultatif] Un seul canal.
 * @param {DATE(2026;1;1)} du [facultatif] Premier jour de la période.
 * @param {DATE(2026;12;31)} au [facultatif] Dernier jour de la période.
 * @param {PARAMETRES!A1:E} parametres [facultatif] La plage de PARAMETRES, si vos étapes ne sont plus celles d’origine.
 * @return Une ligne de titres, puis une ligne par étape.
 * @customfunction
 */
global.ENTONNOIR = ENTONNOIR;

/**
 * Nombre de jours écoulés depuis une date ; négatif si elle est à venir. Avec une plage, un nombre par ligne.
 *
 * @param {A2:A} date La date, ou une plage de dates.
 * @param {PARAMETRES!C2} aujourdhui La date du jour, tenue à jour dans PARAMETRES (Calcul / Aujourd’hui).
 * @return Le nombre de jours ; une case vide pour une date vide.
 * @customfunction
 */
global.JOURS_DEPUIS = JOURS_DEPUIS;
