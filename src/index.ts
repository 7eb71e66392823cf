/**
 * The front door: every global that Apps Script, the sheet, the menu and the pages may call. Names here are a contract.
 * The build turns each `global.X = X` into a top-level function and keeps its JSDoc, which Sheets shows as help.
 */

import { answer, receive, runFromEdit, runFromMenu, runFromTrigger, showMenu, showPage } from './front-door.ts';
import * as functions from './functions/index.ts';
import { everyFiveMinutes } from './jobs/automations/every-five-minutes.ts';
import { continueNight, nightly } from './jobs/automations/nightly.ts';
import { continueMorning, startMorning } from './jobs/automations/start-morning.ts';
import { reconcile } from './jobs/completion/reconcile.ts';
import { refreshDashboard } from './jobs/dashboard/refresh-dashboard.ts';
import { orAskOwner } from './jobs/errands/ask-owner.ts';
import { openFunnel } from './jobs/funnel-tab/refresh-funnel.ts';
import { installPistil } from './jobs/install/install-pistil.ts';
import { byOwner } from './jobs/owner/triggers.ts';
import { openPlanning } from './jobs/planning/refresh-planning.ts';
import { openPortfolio } from './jobs/portfolio-tab/refresh-portfolio.ts';
import { scoreAll } from './jobs/scores/score-all.ts';
import { watchTenders } from './jobs/tenders/watch-tenders.ts';
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
global.watchTenders = () =>
  runFromMenu('tenders.watch', orAskOwner('tenders.watch', 'Veille BOAMP', ['claude'], watchTenders));
global.scoreAll = () => runFromMenu('companies.score', scoreAll);
global.reconcile = () => runFromMenu('reconcile', reconcile);
global.refreshDashboard = () => runFromMenu('dashboard.refresh', refreshDashboard);
global.refreshFunnel = () => runFromMenu('funnel.refresh', openFunnel);
global.refreshPortfolio = () => runFromMenu('portfolio.refresh', openPortfolio);

/** Every night, at three. */
global.nightly = () => runFromTrigger('night', byOwner(nightly));

/** Every morning, at seven. */
global.morning = () => runFromTrigger('morning', byOwner(startMorning));

/** Every five minutes, while one account keeps the keys or a tool is to be told of what happens. */
global.everyFiveMinutes = () => runFromTrigger('errands', everyFiveMinutes);

/** What a run had no time for. */
global.continueNight = () => runFromTrigger('night', byOwner(continueNight));
global.continueMorning = () => runFromTrigger('morning', byOwner(continueMorning));

// -------------------------------------------------------------------------------------------------------------- pages

global.showLogInteraction = () => showPage('journal');
global.showFollowUps = () => showPage('follow-ups');
global.showDrafts = () => showPage('drafts');
global.showRecord = () => showPage('record');
global.showSearch = () => showPage('search');
global.showNewContact = () => showPage('create', 'contacts');
global.showNewCompany = () => showPage('create', 'companies');
global.showNewOpportunity = () => showPage('create', 'opportunities');
global.showNewFollowUp = () => showPage('create', 'followUps');
global.showKanban = () => showPage('kanban');
global.showReports = () => showPage('report');
global.showMeeting = () => showPage('meeting');
global.showSteering = () => showPage('steering');
global.showRituals = () => showPage('rituals');
global.refreshPlanning = () => runFromMenu('planning.refresh', openPlanning);
global.showSegments = () => showPage('segments');
global.showDuplicates = () => showPage('duplicates');
global.showImport = () => showPage('import');
global.showOperations = () => showPage('operations');
global.showDeletedRows = () => showPage('deleted-rows');
global.showAutomations = () => showPage('automations');
global.showEnrichment = () => showPage('enrichment');
global.showHealth = () => showPage('health');
global.showInstall = () => showPage('install');

/** Everything a page asks of the server; answers `{ok: true, value}` or `{ok: false, error}`. */
global.rpc = (method: string, input: unknown) => answer(`rpc ${method}`, (ports) => handle(ports, method, input));

/** What another tool posts to the web app; answers JSON, `{ok: true, value}` or `{ok: false, error}`. */
global.doPost = (event: unknown) => receive(event);

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
global.SCORE_ICP = functions.SCORE_ICP;

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
global.DETAIL_ICP = functions.DETAIL_ICP;

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
global.TAUX_CONVERSION = functions.TAUX_CONVERSION;

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
global.ENTONNOIR = functions.ENTONNOIR;

/**
 * Nombre de jours écoulés depuis une date ; négatif si elle est à venir. Avec une plage, un nombre par ligne.
 *
 * @param {A2:A} date La date, ou une plage de dates.
 * @param {PARAMETRES!C2} aujourdhui La date du jour, tenue à jour dans PARAMETRES (Calcul / Aujourd’hui).
 * @return Le nombre de jours ; une case vide pour une date vide.
 * @customfunction
 */
global.JOURS_DEPUIS = functions.JOURS_DEPUIS;

/**
 * Nombre de jours qui restent avant une date ; négatif si elle est passée. Avec une plage, un nombre par ligne.
 *
 * @param {A2:A} date La date, ou une plage de dates.
 * @param {PARAMETRES!C2} aujourdhui La date du jour, tenue à jour dans PARAMETRES (Calcul / Aujourd’hui).
 * @return Le nombre de jours ; une case vide pour une date vide.
 * @customfunction
 */
global.JOURS_AVANT = functions.JOURS_AVANT;

/**
 * Température d’un contact : Chaud, Tiède, Froid ou Inactif, d’après sa dernière réponse (ou rendez-vous) et votre dernier
 * envoi. Une case vide s’il n’a jamais été contacté. Avec des plages, une température par ligne.
 *
 * @param {A2:A} derniere_reponse Date de la dernière réponse ou du dernier rendez-vous.
 * @param {B2:B} dernier_envoi Date du dernier message, appel ou rendez-vous de votre part.
 * @param {PARAMETRES!C2} aujourdhui La date du jour, tenue à jour dans PARAMETRES (Calcul / Aujourd’hui).
 * @param {VRAI} proposition_ouverte [facultatif] Oui si une proposition est en cours avec ce contact.
 * @param {PARAMETRES!A1:E} parametres [facultatif] La plage de PARAMETRES, si vos seuils ne sont plus ceux d’origine.
 * @return Chaud, Tiède, Froid, Inactif, ou une case vide.
 * @customfunction
 */
global.TEMPERATURE = functions.TEMPERATURE;

/**
 * Durée des séjours terminés dans une étape, en jours. Une étape quittée puis reprise compte deux séjours ; un séjour en
 * cours ne compte pas encore.
 *
 * @param {HISTORIQUE!A1:H} historique La plage de HISTORIQUE, titres compris.
 * @param {"Qualifié"} etape L’étape.
 * @param {"médiane"} mesure [facultatif] « médiane » (par défaut) ou « moyenne ».
 * @param {PARAMETRES!A1:E} parametres [facultatif] La plage de PARAMETRES, si vos étapes ne sont plus celles d’origine.
 * @return Le nombre de jours ; une case vide si aucun séjour n’est terminé.
 * @customfunction
 */
global.DUREE_ETAPE = functions.DUREE_ETAPE;

/**
 * Classe ABC de chaque client, d’après le chiffre d’affaires de toutes ses lignes. Du plus grand au plus petit : A tant que
 * les clients d’avant font moins de 80 % du total, B jusqu’à 95 %, C ensuite. À chiffre égal, même classe ; zéro ou
 * moins : C.
 *
 * @param {A2:A} clients Le client de chaque vente.
 * @param {B2:B} montants Le montant de chaque vente, hors taxes ; un avoir est négatif.
 * @param {0,8} seuil_a [facultatif] Part du chiffre d’affaires où finit la classe A : 0,8.
 * @param {0,95} seuil_b [facultatif] Part du chiffre d’affaires où finit la classe B : 0,95.
 * @return A, B ou C pour chaque ligne.
 * @customfunction
 */
global.CLASSE_ABC = functions.CLASSE_ABC;

/**
 * Analyse RFM : pour chaque client, les jours depuis son dernier achat (récence), le nombre d’achats (fréquence), leur
 * somme (montant), les notes de 1 à 5 et le segment. Les notes viennent des quintiles de vos clients ; en dessous de 20
 * clients, des tiers. Un avoir diminue le montant et n’est pas un achat.
 *
 * @param {A2:A} clients Le client de chaque vente.
 * @param {B2:B} dates La date de chaque vente.
 * @param {C2:C} montants Le montant de chaque vente, hors taxes.
 * @param {PARAMETRES!C2} date_reference Le jour où l’on se place, par exemple celui de PARAMETRES (Calcul / Aujourd’hui).
 * @return Une ligne de titres, puis une ligne par client.
 * @customfunction
 */
global.RFM = functions.RFM;

/**
 * Panier moyen : le chiffre d’affaires hors taxes divisé par le nombre de ventes. Les cases vides ne comptent pas ; un avoir
 * (négatif) diminue le chiffre d’affaires et n’est pas une vente.
 *
 * @param {A2:A} montants Le montant de chaque vente.
 * @return Le panier moyen ; une case vide s’il n’y a pas de vente.
 * @customfunction
 */
global.PANIER_MOYEN = functions.PANIER_MOYEN;

/**
 * Taux d’évolution : (nouveau − ancien) / ancien. Avec des plages, un taux par ligne.
 *
 * @param {A2:A} ancien La valeur de départ.
 * @param {B2:B} nouveau La valeur d’arrivée.
 * @return Le taux, 0,25 pour 25 % ; une case vide si l’ancienne valeur est vide ou nulle.
 * @customfunction
 */
global.TAUX_EVOLUTION = functions.TAUX_EVOLUTION;

/**
 * Taux de marge : la marge divisée par le coût. À ne pas confondre avec le taux de marque (TAUX_MARQUE).
 *
 * @param {A2:A} prix Prix de vente hors taxes.
 * @param {B2:B} cout Coût hors taxes.
 * @return Le taux, 0,25 pour 25 % ; une case vide si le coût est vide ou nul.
 * @customfunction
 */
global.TAUX_MARGE = functions.TAUX_MARGE;

/**
 * Taux de marque : la marge divisée par le prix de vente. À ne pas confondre avec le taux de marge (TAUX_MARGE).
 *
 * @param {A2:A} prix Prix de vente hors taxes.
 * @param {B2:B} cout Coût hors taxes.
 * @return Le taux, 0,2 pour 20 % ; une case vide si le prix est vide ou nul.
 * @customfunction
 */
global.TAUX_MARQUE = functions.TAUX_MARQUE;

/**
 * Coût d’acquisition d’un client : tous les coûts de prospection de la période, temps compris, divisés par le nombre de
 * nouveaux clients.
 *
 * @param {1200} couts Les coûts de la période.
 * @param {4} nouveaux_clients Le nombre de nouveaux clients de la période.
 * @return Le coût par nouveau client ; une case vide s’il n’y en a aucun.
 * @customfunction
 */
global.CAC = functions.CAC;

/**
 * Valeur d’un client : panier moyen × achats par an × années × taux de marque.
 *
 * @param {850} panier Panier moyen hors taxes.
 * @param {2} achats_par_an Nombre d’achats par an.
 * @param {3} annees Nombre d’années de fidélité.
 * @param {0,4} taux_marque Taux de marque, 0,4 pour 40 %.
 * @return La valeur en euros.
 * @customfunction
 */
global.VALEUR_CLIENT = functions.VALEUR_CLIENT;

/**
 * Retour sur investissement : (marge − coût) / coût.
 *
 * @param {5000} marge La marge obtenue.
 * @param {2000} cout Ce que cela a coûté.
 * @return Le taux, 1,5 pour 150 % ; une case vide si le coût est vide ou nul.
 * @customfunction
 */
global.ROI = functions.ROI;

/**
 * Prévision de chiffre d’affaires : le montant des opportunités ouvertes × leur probabilité (la vôtre, sinon celle de
 * l’étape), mois par mois selon leur date limite. Une date passée compte dans le mois en cours et se voit dans « Dont en
 * retard ».
 *
 * @param {OPPORTUNITES!A1:Z} plage_opportunites La plage de OPPORTUNITES, titres compris.
 * @param {PARAMETRES!C2} aujourdhui La date du jour, tenue à jour dans PARAMETRES (Calcul / Aujourd’hui).
 * @param {6} mois [facultatif] Nombre de mois, celui en cours compris : 6.
 * @param {PARAMETRES!A1:E} parametres [facultatif] La plage de PARAMETRES, si vos étapes ne sont plus celles d’origine.
 * @return Une ligne de titres, puis une ligne par mois.
 * @customfunction
 */
global.PREVISION_CA = functions.PREVISION_CA;

/**
 * Ratios de prospection sur une période : contacts sollicités, touchés, rendez-vous, propositions et signatures, les taux de
 * l’un à l’autre, ce que coûtent un contact, un rendez-vous et un client (temps compris), le chiffre d’affaires, la marge et
 * le ROI. Le taux de transformation est celui du code TAUX_TRANSFORMATION d’OBJECTIFS, signatures / propositions de la période,
 * dès que HISTORIQUE est donné ; sans lui, les propositions sont déduites de l’étape d’aujourd’hui.
 *
 * @param {INTERACTIONS!A1:Z} plage_interactions La plage de INTERACTIONS, titres compris.
 * @param {OPPORTUNITES!A1:Z} plage_opportunites La plage de OPPORTUNITES, titres compris.
 * @param {COUTS!A1:Z} plage_couts [facultatif] La plage de COUTS, titres compris ; vide : les coûts restent vides.
 * @param {DATE(2026;1;1)} du [facultatif] Premier jour compté.
 * @param {DATE(2026;12;31)} au [facultatif] Dernier jour compté.
 * @param {"BOAMP"} canal [facultatif] Un seul canal.
 * @param {PARAMETRES!A1:E} parametres [facultatif] La plage de PARAMETRES, pour votre coût horaire et vos étapes.
 * @param {HISTORIQUE!A1:H} historique [facultatif] La plage de HISTORIQUE, titres compris, pour le jour de chaque proposition.
 * @return Une ligne de titres, puis une ligne par indicateur.
 * @customfunction
 */
global.RATIOS_PROSPECTION = functions.RATIOS_PROSPECTION;

/**
 * Loi des nombres : combien d’actions mener pour un objectif, trois fois plus au démarrage, deux fois plus en
 * développement.
 *
 * @param {10} objectif Le résultat voulu.
 * @param {"démarrage"} phase « démarrage » ou « développement ».
 * @return Le nombre d’actions.
 * @customfunction
 */
global.LOI_DES_NOMBRES = functions.LOI_DES_NOMBRES;

/**
 * Volume nécessaire : combien d’actions mener pour un objectif, à votre propre taux de réussite, arrondi au-dessus.
 *
 * @param {10} objectif Le résultat voulu.
 * @param {0,15} taux Votre taux de réussite, 0,15 pour 15 %.
 * @return Le nombre d’actions.
 * @customfunction
 */
global.VOLUME_NECESSAIRE = functions.VOLUME_NECESSAIRE;

/**
 * Verdict d’un critère : NO-GO en dessous du seuil, GO à partir du seuil, GO idéal à partir de l’idéal. Sans valeur, « à
 * mesurer ».
 *
 * @param {7} valeur La valeur mesurée.
 * @param {5} seuil Le minimum.
 * @param {10} ideal [facultatif] L’idéal.
 * @return NO-GO, GO, GO idéal ou « à mesurer ».
 * @customfunction
 */
global.GO_NO_GO = functions.GO_NO_GO;
