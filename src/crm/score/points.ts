import { matchKey } from '../names.ts';
import { type Bracket, DIMENSIONS, type Dimension, type IcpSettings, REFERENCE_WEIGHTS } from '../settings/icp.ts';
import type { IcpFacts } from './facts.ts';

export type Profile = 'authority' | 'company' | 'partner' | 'other';

/** The facts, reduced to what points are given for. */
export interface Measures {
  readonly profile: Profile | null;
  readonly size: number | null;
  readonly certified: boolean | null;
  /** Points of all certifications, before the dimension's limit. */
  readonly certifications: number | null;
  readonly commitments: boolean | null;
  readonly budget: number | null;
  readonly budgetConfirmed: boolean | null;
  readonly openTender: boolean | null;
  readonly daysSinceAnswer: number | null;
  readonly decisionMaker: boolean | null;
}

export type Points = Readonly<Record<Dimension, number>>;

const PROFILES = new Map<string, Profile>([
  ['collectivite', 'authority'],
  ['collectivites', 'authority'],
  ['entrepriserse', 'company'],
  ['entreprisesrse', 'company'],
  ['entreprise', 'company'],
  ['partenaire', 'partner'],
]);

/** The kind of a type; a word that is none of ours counts as « Autre ». */
function profileOf(type: string): Profile | null {
  return type.trim() === '' ? null : (PROFILES.get(matchKey(type)) ?? 'other');
}

/** Reduces facts to measures. The words of types and certifications come back thousands of times: each is folded once. */
export function createMeasure(icp: IcpSettings): (facts: IcpFacts) => Measures {
  const listed = new Map(icp.certifications.map(({ name, value }) => [matchKey(name), value]));
  const certificationPoints = new Map<string, number>();
  const profiles = new Map<string, Profile | null>();

  const pointsOf = (certification: string): number => {
    const known = certificationPoints.get(certification);
    if (known !== undefined) return known;
    const points = listed.get(matchKey(certification)) ?? icp.otherCertification;
    certificationPoints.set(certification, points);
    return points;
  };
  const profileOfType = (type: string): Profile | null => {
    const known = profiles.get(type);
    if (known !== undefined) return known;
    const profile = profileOf(type);
    profiles.set(type, profile);
    return profile;
  };

  return (facts) => {
    const { certifications } = facts;
    return {
      profile: profileOfType(facts.type),
      size: facts.size,
      certified: certifications === null ? null : certifications.length > 0,
      certifications: certifications === null ? null : certifications.reduce((sum, name) => sum + pointsOf(name), 0),
      commitments: facts.commitments,
      budget: facts.budget,
      budgetConfirmed: facts.budgetConfirmed,
      openTender: facts.openTender,
      daysSinceAnswer: facts.daysSinceAnswer,
      decisionMaker: facts.decisionMaker,
    };
  };
}

/** Points of each dimension; an unknown fact gives none. */
export function givePoints(measures: Measures, icp: IcpSettings): Points {
  const raw: Points = {
    Profil: profilePoints(measures, icp),
    Taille: sizePoints(measures, icp),
    Engagement: (measures.certifications ?? 0) + (measures.commitments === true ? icp.commitments : 0),
    Budget: pointsAt(icp.budget, measures.budget) + (measures.budgetConfirmed === true ? icp.budgetConfirmed : 0),
    Moment: momentPoints(measures, icp),
  };
  const weigh = (dimension: Dimension): number =>
    Math.min(raw[dimension] / REFERENCE_WEIGHTS[dimension], 1) * icp.weights[dimension];
  return {
    Profil: weigh('Profil'),
    Taille: weigh('Taille'),
    Engagement: weigh('Engagement'),
    Budget: weigh('Budget'),
    Moment: weigh('Moment'),
  };
}

export function totalOf(points: Points): number {
  return DIMENSIONS.reduce((sum, dimension) => sum + points[dimension], 0);
}

function profilePoints({ profile, size, certified }: Measures, icp: IcpSettings): number {
  switch (profile) {
    case null:
      return 0;
    case 'authority':
      return pointsAt(icp.authorityProfile, size);
    case 'company':
      return certified === true ? icp.certifiedCompany : icp.uncertifiedCompany;
    case 'partner':
      return icp.partner;
    case 'other':
      return icp.otherType;
  }
}

function sizePoints({ profile, size }: Measures, icp: IcpSettings): number {
  if (profile === null) return 0;
  return pointsAt(profile === 'authority' ? icp.authoritySize : icp.companySize, size);
}

function momentPoints({ openTender, daysSinceAnswer, decisionMaker }: Measures, icp: IcpSettings): number {
  const answer = daysSinceAnswer === null ? undefined : icp.answers.find(({ days }) => daysSinceAnswer <= days);
  return (
    (openTender === true ? icp.openTender : 0) +
    (answer?.points ?? 0) +
    (decisionMaker === true ? icp.decisionMaker : 0)
  );
}

/** Points of the highest bracket reached; brackets stand highest first. */
function pointsAt(brackets: readonly Bracket[], value: number | null): number {
  if (value === null) return 0;
  return brackets.find(({ from, included }) => (included ? value >= from : value > from))?.points ?? 0;
}
