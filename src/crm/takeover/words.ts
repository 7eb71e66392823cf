/** What a word means for the rows beside or below it: the name of a tab, the title of a section. */
import { fold, matchKey, searchWords } from '../names.ts';
import { CONTACT_TYPES, SOURCES } from '../tables/values.ts';
import { recognizeChoice } from './choices.ts';
import type { Meaning } from './source.ts';

/** The team's lists, as PARAMETRES has them. */
export interface TeamLists {
  readonly stages: readonly string[];
  readonly team: readonly string[];
  readonly channels: readonly string[];
}

/** Words of tab names that say nothing of the rows. */
const FILLERS = new Set(
  'base bases fichier fichiers liste listes tableau suivi onglet feuille feuil sheet export import data donnees prospection crm contact contacts prospect prospects lead leads affaire affaires opportunite opportunites portefeuille commercial commerciale clientele nouveau nouveaux ancien anciens vieux old new copie copy of de du des d la le les l et par pour a au aux tous toutes janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre ok final finale v1 v2 v3 v4'.split(
    ' ',
  ),
);

/**
 * First names common among French adults (INSEE, Fichier des prénoms), and a few of colleagues from elsewhere: what tells
 * « Prospects Malik » from « Prospects Bretagne ».
 */
const FIRST_NAMES = new Set(
  'adele adrien agathe agnes alain albane alex alexandra alexandre alexis alice aline alix amandine amelie amina amine anais andre anne annick antoine antonin arnaud arthur aude audrey aurelie aurelien axel baptiste barbara bastien beatrice benedicte benjamin benoit bernard bertrand brigitte bruno camille capucine carine carole caroline catherine cecile cedric celia celine chantal charles charlotte chloe christelle christian christiane christine christophe claire clara claude claudine clemence clement colette constance coralie corinne cyril damien daniel daniele david deborah delphine denis didier dominique edouard elena eleonore eliane elisa elisabeth elise elodie emeline emilie emma emmanuel emmanuelle eric estelle esther ethan etienne eva eve fabien fabienne fabrice fanny fatima felix florence florent florian franck francois francoise frederic gabriel gaelle genevieve geoffrey georges gerald gerard gilles gregory guillaume gwenaelle hassan helene henri herve hugo hugues ibrahim ines ingrid irene isabelle jacqueline jacques jean jeanne jeremy jerome joel johan jonathan josephine julie julien juliette justine karim karine kevin khadija laetitia laura laure laurence laurent lea leila leo leon lionel lisa loic lola louis louise luc lucas lucie lucile ludovic lydia madeleine magali malik manon marc marcel margaux margot marguerite marie marina marine marion marjorie martin martine mathieu mathilde matthieu maud maxime mehdi melanie melissa michel michele mohamed monique morgane muriel myriam nadia nadine nathalie nathan nicolas nicole nina noemie nora odile olivia olivier pascal pascale patrice patricia patrick paul pauline philippe pierre quentin rachel rachid raphael regis remi remy renaud rene richard robert robin romain roxane salome samir samuel sandra sandrine sarah sebastien serge severine simon sofia solene sonia sophie stephane stephanie sylvain sylvie tanguy theo therese thibault thierry thomas tom tristan valentin valentine valerie vanessa veronique victor vincent virginie xavier yann yannick yasmine yves yvonne zoe'.split(
    ' ',
  ),
);

/** What a text says of the rows it names; `null` when it says nothing that Pistil knows. */
export function meaningOf(text: string, lists: TeamLists): Meaning | null {
  const telling = searchWords(text.replace(/\([^)]*\)/g, ' ')).filter(
    (word) => !FILLERS.has(word) && !/^\d+$/.test(word),
  );
  const candidates = [text, telling.join(' '), ...telling];
  for (const candidate of candidates) {
    const known = wordMeaning(candidate, lists);
    if (known) return known;
  }
  const [first] = telling;
  const person = first !== undefined && telling.length <= 2 && FIRST_NAMES.has(first);
  return person ? { key: 'assignee', value: asTyped(text, telling) } : null;
}

function wordMeaning(text: string, { stages, team }: TeamLists): Meaning | null {
  if (matchKey(text) === '' || FILLERS.has(fold(text))) return null;
  const member = team.find((name) => matchKey(name) === matchKey(text) || searchWords(name)[0] === fold(text));
  if (member !== undefined) return { key: 'assignee', value: member };
  for (const [key, allowed] of [
    ['type', CONTACT_TYPES],
    ['stage', stages],
    ['source', SOURCES.filter((source) => source !== 'Autre' && source !== 'Import')],
  ] as const) {
    const value = recognizeChoice(key, allowed, singular(text)) ?? recognizeChoice(key, allowed, text);
    if (value !== null) return { key, value };
  }
  return null;
}

/** « Perdus », « Mairies », « Contactées ». */
function singular(text: string): string {
  return text.trim().replace(/(\p{L}{3,})s\b/giu, '$1');
}

/** The telling words as the team wrote them. */
function asTyped(text: string, telling: readonly string[]): string {
  return text
    .split(/[^\p{L}\p{M}-]+/u)
    .filter((word) => telling.includes(fold(word)))
    .join(' ');
}
