/** What is known of French first names: which are short for which, and which exist, so that two of them are no typing slip. */
import { soundKey } from './letters.ts';

/** Short forms that are not simply the beginning of the long one, or that stand for several. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  alex: 'alexandre alexandra alexis alexia',
  babeth: 'elisabeth',
  bea: 'beatrice',
  ben: 'benjamin benoit benedicte',
  bob: 'robert',
  caro: 'caroline carole',
  cat: 'catherine',
  cathy: 'catherine',
  chris: 'christophe christian christine christelle christiane',
  clem: 'clement clemence clementine',
  dan: 'daniel daniele daniela',
  dany: 'daniel daniele danielle',
  dede: 'andre',
  dom: 'dominique',
  elise: 'elisabeth',
  fab: 'fabien fabrice fabienne',
  fabi: 'fabienne fabien',
  flo: 'florence florian florent florine',
  fran: 'francois francoise francis',
  fred: 'frederic frederique alfred',
  gab: 'gabriel gabrielle',
  gege: 'gerard',
  geo: 'georges geoffrey',
  greg: 'gregory gregoire',
  gus: 'gustave auguste augustin',
  guigui: 'guillaume',
  isa: 'isabelle',
  jeff: 'jeanfrancois geoffrey',
  jo: 'joel joelle joseph josephine jocelyne josiane',
  jojo: 'joel joseph',
  kathy: 'catherine',
  kiki: 'christian christine',
  lolo: 'laurent laurence',
  lulu: 'lucien lucienne',
  manu: 'emmanuel emmanuelle manuel',
  mariejo: 'mariejosephe mariejosephine mariejose mariejoelle',
  max: 'maxime maxence maximilien',
  mick: 'michael mickael',
  mika: 'michael mickael',
  mike: 'michael mickael',
  momo: 'mohamed maurice',
  nat: 'nathalie natacha',
  nath: 'nathalie nathan',
  nico: 'nicolas nicole',
  nono: 'arnaud bruno',
  pat: 'patrick patricia patrice',
  patou: 'patricia patrick',
  phil: 'philippe',
  pierrot: 'pierre',
  rapha: 'raphael raphaelle',
  riri: 'henri',
  sam: 'samuel samantha',
  sandra: 'alexandra',
  sandy: 'sandrine sandra',
  seb: 'sebastien',
  steph: 'stephane stephanie',
  tim: 'timothee',
  titi: 'thierry',
  tony: 'antoine anthony',
  tom: 'thomas',
  vero: 'veronique',
  val: 'valerie valentin valentine',
  vince: 'vincent',
  xav: 'xavier',
};

const COMMON =
  'abdel achille adele adeline adrien adrienne agathe agnes ahmed aime aissa alain alban albane albert alexandra alexandre alexia alexis alfred ali alice aline alix alphonse amandine amelie amina anais andre andree angele angelique anita anna annabelle anne annick annie antoine antoinette anthony armand armelle arnaud arthur astrid aude audrey augustin aurelie aurelien aurore axel axelle baptiste barbara bastien beatrice benedicte benjamin benoit berenice bernadette bernard berthe bertrand blaise blandine brice brigitte bruno camille carine carla carole caroline catherine cecile cedric celestin celia celine chantal charles charline charlotte chloe christelle christian christiane christine christophe claire clara clarisse claude claudette claudia claudine clemence clement clementine clotilde colette coline constance corentin corinne cyril cyrille cyrielle damien daniel daniele danielle daphne david deborah delphine denis denise didier dimitri dominique dorothee edith edmond edouard eleonore eliane elie eliot elisa elisabeth elise ella elodie eloise elsa emeline emile emilie emilien emma emmanuel emmanuelle enzo eric erica erika estelle esther ethan etienne eugene eugenie eva evelyne fabien fabienne fabrice fanny farid fatima faustine felix fernand flavie flora florence florent florian florine franck francine francis francois francoise frank frederic frederique gabin gabriel gabrielle gael gaelle gaetan gaspard gaston genevieve geoffrey georges gerald geraldine gerard germain germaine ghislain ghislaine gilbert gilberte gilles gisele gregoire gregory guillaume gustave guy gwenaelle habib hamid hassan helene henri henriette herve hippolyte hugo hugues ines irene iris isabelle isidore ivan jacky jacqueline jacques jade jamel jean jeanne jeannine jennifer jeremie jeremy jerome jessica joachim joan joanna jocelyn jocelyne joel joelle johan johanna johann john jonas jonathan jordan joris jose joseph josette josiane josephine judith jules julia julian juliana julie julien julienne juliette justin justine karim karine karen kevin khadija laetitia lara laura laure laurence laurent laurie lea leila leo leon leonard leonie leslie liliane lilian lina linda lionel lisa lise loic lola lorena lorenzo lou louis louisa louise louna luc luca lucas lucia lucie lucien lucienne lucile ludivine ludovic lydia lydie lyse madeleine mael maelle magali maite malik manon manuel manuela marc marcel marceline marcelle marguerite maria marianne marie mariette marielle marin marina marine marion marius marjorie mario mark martial martin martine mathias mathieu mathilde mathis mathys matteo maud maurice max maxence maxime melanie melina melissa mehdi michael michel michele michelle mickael mireille mohamed monica monique morgan morgane mouna mounir muriel murielle mustapha myriam nabil nadege nadia nadine naima nathalie nathan nelly nicolas nicole nina noe noel noelle noemie nolan nora norbert odette odile olga olivia olivier oceane ophelie oscar pascal pascale patrice patricia patrick paul paula paule paulette pauline perrine philippe philippine pierre pierrette quentin rachel rachid raoul raphael raphaelle raymond raymonde rebecca regine regis remi renaud rene renee richard robert robin rodolphe rodrigue roger roland romain romane romeo romy ronan rosa rosalie rose roselyne roxane sabine sabrina said salome samia samir samuel sandra sandrine sara sarah sebastien serge severin severine simon simone sofia solange solene sonia sophie stephane stephanie suzanne suzie sylvain sylvaine sylvette sylvia sylviane sylvie tanguy tatiana teddy tessa thea theo theodore theophile therese thibaut thierry thomas timothee titouan tony tristan ugo ulysse valentin valentine valere valerie vanessa veronique victoire victor victoria vincent violaine violette virginie viviane wilfried william xavier yann yannick yasmina yasmine yoann yohan yolande youssef yvan yves yvette yvon yvonne zoe';

const KNOWN: ReadonlySet<string> = new Set(COMMON.split(' '));

/** True for a first name of the list, spelled as in the list. */
function exists(name: string): boolean {
  return KNOWN.has(name);
}

/** True when one is short for the other: « Fred » and « Frédérique », « Stan » and « Stanislas ». */
export function isShortFor(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (SHORT_FORMS[short]?.split(' ').includes(long)) return true;
  // « Marie » is not short for « Marielle »: it is a name of its own.
  return short.length >= 3 && long.length >= short.length + 2 && long.startsWith(short) && !exists(short);
}

/** True for two spellings of one first name: they sound alike, and do not differ by gender. */
export function soundsLike(a: string, b: string): boolean {
  return soundKey(a) === soundKey(b);
}

/** True for two first names that differ, however little: both exist, or one is the feminine of the other. */
export function areTwoNames(a: string, b: string): boolean {
  return (exists(a) && exists(b)) || isFeminineOf(a, b) || isFeminineOf(b, a);
}

function isFeminineOf(feminine: string, masculine: string): boolean {
  if (feminine === `${masculine.slice(0, -1)}que` && masculine.endsWith('c')) return true;
  if (masculine.endsWith('o') && feminine === `${masculine.slice(0, -1)}a`) return true;
  const last = masculine.slice(-1);
  return ['e', 'a', `${last}e`, `${last}a`, 'tte', 'ette', 'ine'].some((ending) => feminine === masculine + ending);
}
