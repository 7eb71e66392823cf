/** Records of BOAMP's data set, written by hand in the shapes of the API. All buyers and people are invented. */

export type Record = Readonly<{ [field: string]: unknown }>;

/** The fields that every record has, around its `donnees`. */
function record(idweb: string, donnees: unknown, fields: Record = {}): Record {
  return {
    idweb,
    id: idweb.replace('-', '_'),
    contractfolderid: null,
    objet: 'Prestations de nettoyage des locaux',
    famille: 'MAPA',
    code_departement: ['38'],
    dateparution: '2026-04-05',
    datefindiffusion: '2026-05-04',
    datelimitereponse: null,
    nomacheteur: 'Ville de Grandpré-sur-Isère',
    titulaire: null,
    perimetre: 'MAPA',
    procedure_libelle: 'Procédure Adaptée',
    nature: 'APPEL_OFFRE',
    nature_libelle: 'Avis de marché',
    etat: 'INITIAL',
    descripteur_libelle: ['Environnement'],
    type_marche_facette: ['Services'],
    annonce_lie: null,
    annonces_anterieures: null,
    gestion: JSON.stringify({ INDEXATION: {} }),
    donnees: JSON.stringify(donnees),
    url_avis: `https://www.boamp.fr/pages/avis/?q=idweb:${idweb}`,
    ...fields,
  };
}

export function mapaCall(idweb = '26-90001', fields: Record = {}): Record {
  const donnees = {
    MAPA: {
      organisme: {
        correspondantPRM: { civilite: 'Mme', nom: 'Fabre', pren: 'Inès' },
        acheteurPublic: 'Ville de Grandpré-sur-Isère',
        adr: { voie: { num: '1', nomvoie: 'place de la Mairie' }, cp: '38999', ville: 'Grandpré-sur-Isère' },
        coord: { tel: '01 02 03 04 05', mel: 'Marches@grandpre.example' },
        urlProfilAcheteur: 'https://marches.grandpre.example/avis/1',
        classificationOrganisme: '2',
      },
      initial: {
        natureMarche: { services: '' },
        description: { objet: 'Installation et suivi de ruches sur les toits municipaux' },
        renseignements: {
          rensgComplt: 'Offres dématérialisées. Une visite du site est obligatoire avant le 20 avril.',
        },
        delais: { receptionOffres: '2026-05-04T17:00:00.000+02:00' },
        duree: { nbMois: '24' },
      },
    },
  };
  return record(idweb, donnees, {
    objet: 'Installation et suivi de ruches sur les toits municipaux',
    datelimitereponse: '2026-05-04T17:00:00+00:00',
    ...fields,
  });
}

export function fnSimpleCall(idweb = '26-90002', fields: Record = {}): Record {
  const donnees = {
    FNSimple: {
      organisme: {
        nomOfficiel: 'Communauté de communes des Trois Étangs',
        typeIdentificationNational: { siret: '' },
        codeIdentificationNational: '20000001600010',
        ville: 'Étangville',
        cp: '01999',
      },
      initial: {
        communication: {
          urlDocConsul: 'https://dce.etangs.example/2026-04',
          nomContact: 'Léo Marchetti',
          adresseMailContact: 'achats@etangs.example',
          telContact: '+33 1 02 03 04 06',
        },
        procedure: { dateReceptionOffres: '2026-04-30T12:00:00' },
        natureMarche: {
          intitule: 'Atlas de la biodiversité intercommunale',
          codeCPV: { objetPrincipal: { classPrincipale: '90721000' } },
          natureMarche: { services: '' },
          description: 'Inventaires de la faune et de la flore, cartographie des habitats.',
          dureeMois: '30',
          valeurEstimee: { '@devise': 'EUR', valeur: '0.00' },
        },
        lots: {
          lot: [
            {
              description: 'Inventaire des insectes',
              codeCPV: { objetPrincipal: { classPrincipale: '90721700' } },
              estimationValeur: { '@devise': 'EUR', valeur: '45000' },
            },
            { description: 'Animations scolaires', estimationValeur: { '@devise': 'EUR', valeur: '12000.50' } },
          ],
        },
        informComplementaire: { oui: { visiteDetail: 'Visite conseillée, sur rendez-vous.' } },
      },
    },
  };
  return record(idweb, donnees, {
    objet: 'Atlas de la biodiversité intercommunale',
    nomacheteur: 'Communauté de communes des Trois Étangs',
    perimetre: 'FNSimple',
    code_departement: ['1', '20A', '69'],
    datelimitereponse: '2026-04-30T12:00:00+00:00',
    ...fields,
  });
}

/** eForms: the first organisation is the publisher, the buyer is ORG-0002. */
export function eformsCall(idweb = '26-90003', fields: Record = {}, change: Record = {}): Record {
  const company = (id: string, name: string, more: Record = {}) => ({
    'efac:Company': {
      'cac:PartyIdentification': { 'cbc:ID': { '@schemeName': 'organization', '#text': id } },
      'cac:PartyName': { 'cbc:Name': { '@languageID': 'FRA', '#text': name } },
      ...more,
    },
  });
  const lot = (id: string, name: string, day: string, time: string) => ({
    'cbc:ID': { '@schemeName': 'Lot', '#text': id },
    'cac:ProcurementProject': {
      'cbc:Name': { '#text': name },
      'cac:MainCommodityClassification': { 'cbc:ItemClassificationCode': { '@listName': 'cpv', '#text': '77310000' } },
      'cac:PlannedPeriod': { 'cbc:DurationMeasure': { '@unitCode': 'YEAR', '#text': '4' } },
    },
    'cac:TenderingProcess': {
      'cac:TenderSubmissionDeadlinePeriod': { 'cbc:EndDate': day, 'cbc:EndTime': time },
      'cac:AdditionalInformationRequestPeriod': { 'cbc:EndDate': '2026-04-20Z', 'cbc:EndTime': '18:00:00Z' },
    },
    'cac:TenderingTerms': {
      'cac:CallForTendersDocumentReference': {
        'cac:Attachment': { 'cac:ExternalReference': { 'cbc:URI': 'https://dce.departement.example/7' } },
      },
    },
  });
  const donnees = {
    EFORMS: {
      ContractNotice: {
        '@xmlns': 'urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2',
        'ext:UBLExtensions': {
          'ext:UBLExtension': {
            'ext:ExtensionContent': {
              'efext:EformsExtension': {
                'efac:Organizations': {
                  'efac:Organization': [
                    company('ORG-0001', 'Éditeur de plateforme', {
                      'cac:Contact': { 'cbc:ElectronicMail': 'publication@editeur.example' },
                    }),
                    company('ORG-0002', 'Département du Haut-Val', {
                      'cac:PartyLegalEntity': { 'cbc:CompanyID': '222 000 010 000 17' },
                      'cac:Contact': {
                        'cbc:Name': 'Service des marchés',
                        'cbc:ElectronicMail': 'marches@haut-val.example',
                        'cbc:Telephone': '+33 102030407',
                      },
                      'cac:PostalAddress': { 'cbc:CityName': 'Valmont', 'cbc:PostalZone': '73999' },
                    }),
                  ],
                },
                ...change,
              },
            },
          },
        },
        'cac:ContractingParty': {
          'cac:ContractingPartyType': { 'cbc:PartyTypeCode': { '#text': 'la' } },
          'cac:Party': { 'cac:PartyIdentification': { 'cbc:ID': { '#text': 'ORG-0002' } } },
        },
        'cac:ProcurementProject': {
          'cbc:Name': { '@languageID': 'FRA', '#text': 'Plantation de haies champêtres' },
          'cbc:Description': { '#text': 'Fourniture et plantation de haies le long des chemins.' },
          'cbc:ProcurementTypeCode': { '#text': 'works' },
          'cac:RequestedTenderTotal': {
            'cbc:EstimatedOverallContractAmount': { '@currencyID': 'EUR', '#text': '240000' },
          },
          'cac:MainCommodityClassification': { 'cbc:ItemClassificationCode': { '#text': '77310000' } },
        },
        'cac:ProcurementProjectLot': [
          lot('LOT-0001', 'Secteur nord', '2026-05-12+02:00', '14:00:00+02:00'),
          lot('LOT-0002', 'Secteur sud', '2026-05-11+02:00', '12:00:00+01:00'),
        ],
      },
    },
  };
  return record(idweb, donnees, {
    objet: 'Plantation de haies champêtres',
    nomacheteur: 'Département du Haut-Val',
    perimetre: 'DIRECTIVE-24',
    famille: 'JOUE',
    code_departement: ['73'],
    datelimitereponse: '2026-05-11T11:00:00+00:00',
    ...fields,
  });
}

/** A European procedure whose candidates are chosen first: the API gives no deadline. */
export function restrictedCall(idweb = '26-90004'): Record {
  const notice = eformsCall(idweb, { datelimitereponse: null });
  const donnees = JSON.parse(String(notice.donnees));
  donnees.EFORMS.ContractNotice['cac:TenderingProcess'] = {
    'cac:ParticipationRequestReceptionPeriod': { 'cbc:EndDate': '2026-04-17+02:00', 'cbc:EndTime': '16:00:00+02:00' },
  };
  for (const lot of donnees.EFORMS.ContractNotice['cac:ProcurementProjectLot']) {
    delete lot['cac:TenderingProcess']['cac:TenderSubmissionDeadlinePeriod'];
  }
  return { ...notice, donnees: JSON.stringify(donnees) };
}

export function legacyCall(idweb = '15-90005', fields: Record = {}): Record {
  const donnees = {
    IDENTITE: {
      DENOMINATION: 'Syndicat mixte de la Vallée Verte',
      CORRESPONDANT: 'M. Hugo Delmas',
      ADRESSE: '3 rue du Moulin',
      CP: '42999',
      VILLE: 'Valverte',
      TEL: '(+33) 1 02 03 04 08',
      MEL: 'syndicat@vallee-verte.example',
      URL_PROFIL_ACHETEUR: 'http://marches.vallee-verte.example',
    },
    TYPE_POUVOIR_ADJUDICATEUR: { AUTOTRITE_REGIONAL: '' },
    OBJET: {
      TITRE_MARCHE: 'Restauration de la zone humide des Aulnes',
      TYPE_MARCHE: { SERVICE: '12' },
      OBJET_COMPLET: 'Études et travaux.',
      CPV: { PRINCIPAL: '90722000' },
      CARACTERISTIQUES: {
        VALEUR_MIN: { '@DEVISE': 'EUR', '#text': '10000' },
        VALEUR_MAX: { '@DEVISE': 'EUR', '#text': '90000' },
      },
      LOTS: { LOT: { NUM: '1', INTITULE: 'Études', CPV: { PRINCIPAL: '71313000' } } },
      DUREE_DELAI: { DATE_FIN: '2017-06-30' },
    },
    PROCEDURE: { TYPE_PROCEDURE: { OUVERT: '' } },
    CONDITION_DELAI: { RECEPT_OFFRES: '2015-04-16T17:00:00+01:00' },
    RENSEIGNEMENTS_COMPLEMENTAIRES: { RENS_COMPLEMENT: 'Sans objet.' },
  };
  return record(idweb, donnees, {
    objet: 'Restauration de la zone humide des Aulnes',
    nomacheteur: 'Syndicat mixte de la Vallée Verte',
    perimetre: 'DIRECTIVE-18',
    dateparution: '2015-03-06',
    datelimitereponse: '2015-04-16T16:00:00+00:00',
    procedure_libelle: 'Procédure Ouverte',
    ...fields,
  });
}

export function concessionCall(idweb = '26-90006'): Record {
  const donnees = {
    DSP: {
      organisme: {
        PersonnePhysique: { nom: 'Aubert', pren: 'Camille', fonc: 'Directrice' },
        acheteurPublic: 'Agglomération du Grand Cèdre',
        adr: { cp: '84999', ville: 'Cèdreville' },
        coord: { tel: '01 02 03 04 09', mel: 'dsp@grand-cedre.example' },
      },
      initial: {
        communication: { documentMarche: { urlDocument: 'https://dsp.grand-cedre.example/' } },
        descriptionMarche: {
          titreMarche: 'Exploitation de la ferme pédagogique et de son rucher',
          CPV: { objetPrincipal: { classPrincipale: '92533000' } },
          natureMarche: { services: '' },
          description: 'Accueil du public et animation du rucher.',
          divisibleLotNon: '',
          lot: { intituleLot: 'Exploitation' },
        },
        renseignementsAdm: { receptionInteret: '2026-06-01T12:00:00' },
      },
    },
  };
  return record(idweb, donnees, {
    objet: 'Exploitation de la ferme pédagogique et de son rucher',
    nomacheteur: 'Agglomération du Grand Cèdre',
    perimetre: 'DSP',
    procedure_libelle: 'Procédure NC',
  });
}

/** A national correction that moves the deadline of a call. */
export function mapaCorrection(of: string, before: string, after: string, idweb = '26-90011'): Record {
  const donnees = {
    MAPA: {
      organisme: { acheteurPublic: 'Ville de Grandpré-sur-Isère' },
      rectificatif: {
        avisInitial: { idWeb: of },
        description: { objet: 'Installation et suivi de ruches sur les toits municipaux' },
        infosRectif: { rubrique: 'Date limite de remise des offres', auLieuDe: before, lire: after },
      },
    },
  };
  return record(idweb, donnees, {
    objet: 'Installation et suivi de ruches sur les toits municipaux',
    nature: 'RECTIFICATIF',
    etat: 'RECTIFICATIF',
    dateparution: '2026-04-06',
    annonce_lie: [of],
  });
}

export function mapaAward(of: string, idweb = '26-90012'): Record {
  const donnees = {
    MAPA: {
      organisme: { acheteurPublic: 'Ville de Grandpré-sur-Isère' },
      attribution: {
        avisInitial: { idWeb: of },
        descriptionReduite: { objet: 'Installation et suivi de ruches sur les toits municipaux' },
        attribution: {
          resultat: {
            attribue: {
              titulaire: { PersonneMorale: 'Butinons ensemble SARL' },
              montant: { '@devise': 'EUR', valeur: '33050' },
            },
          },
        },
        autresInformations: { dateAttribution: '2026-05-20' },
      },
    },
  };
  return record(idweb, donnees, {
    objet: 'Installation et suivi de ruches sur les toits municipaux',
    nature: 'ATTRIBUTION',
    dateparution: '2026-05-22',
    annonce_lie: [of],
    titulaire: ['Butinons ensemble SARL'],
  });
}

export function cancellation(of: string, idweb = '26-90013'): Record {
  return record(
    idweb,
    { MAPA: { organisme: {}, annulation: { avisInitial: { idWeb: of } } } },
    { nature: 'ANNULATION', etat: 'ANNULATION', dateparution: '2026-04-07', annonce_lie: [of] },
  );
}

/** A call of which only the title counts. */
export function callTitled(idweb: string, objet: string, fields: Record = {}): Record {
  const donnees = { MAPA: { organisme: {}, initial: { delais: { receptionOffres: '2026-05-30T12:00:00' } } } };
  return record(idweb, donnees, { objet, descripteur_libelle: [], ...fields });
}
