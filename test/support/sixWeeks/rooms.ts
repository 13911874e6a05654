import type { WorkstreamCode } from '#server/demo/oceans/lab.ts'

/** An initiative somebody proposes; its lead, and the rows of its 3-feet plan where it makes the cut. */
export interface Proposal {
  title: string
  lead: string
  rows: readonly string[]
}

/** What a room of ten has to say in six weeks. All of it is illustrative. */
export interface RoomWork {
  code: WorkstreamCode
  /** Where its ten seats are from. */
  orgs: readonly string[]
  /** One idea a seat; the first three turn out to be root causes, each caused by the one three further on. */
  ideas: readonly string[]
  /** Initiative n answers root cause n; the fourth answers none. */
  proposals: readonly Proposal[]
  risks: readonly string[]
}

/** Of one seat each, in their order: every row is written by who will do it. */
export const ROOMS: readonly RoomWork[] = [
  {
    code: 'MTM',
    orgs: ['DOT', 'DPE', 'Transnet', 'TNPA', 'TPT', 'SAMSA', 'SA Shipyards', 'SAIMI', 'DTI', 'labour'],
    ideas: [
      'Docks are old, too small and dear',
      'Too few artisans for ship building',
      'Hardly a ship sails under our flag',
      'Ports give their profits away',
      'Training ends before the first voyage',
      'Registering a ship takes a year',
      'Quays are let to storage',
      'Rigs are repaired elsewhere',
      'Steel comes late',
      'Nobody asks the dock workers',
    ],
    proposals: [
      {
        title: 'Repair docks opened to private investment',
        lead: 'TNPA',
        rows: [
          'Publish which docks are let',
          'Agree conditions with investors',
          'Let the first two docks',
          'Refurbish the dry dock',
        ],
      },
      {
        title: 'Artisans for ship building and repair',
        lead: 'SAIMI',
        rows: ['Count the artisans that yards need', 'Open three training places', 'Place the first intake'],
      },
      {
        title: 'Ships under our flag',
        lead: 'SAMSA',
        rows: ['Write the new rules of the registry', 'Train the surveyors', 'Register the first ten ships'],
      },
      { title: 'A second container port inland', lead: 'TPT', rows: [] },
    ],
    risks: [
      'Repair work goes to other coasts',
      'Artisans leave once trained',
      'Owners keep the flag they have',
    ],
  },
  {
    code: 'OG',
    orgs: ['DMR', 'PASA', 'SAOGA', 'CGS', 'SBIDZ', 'Coega', 'CSIR', 'DST', 'NT', 'labour'],
    ideas: [
      'Gas has no way to land',
      'Too little is known of the seabed',
      'Five offices permit one well',
      'No two ports agree on pipelines',
      'Data lie with permit holders',
      'Nobody answers for a permit',
      'A well costs more than a ship',
      'Vessels for surveys are booked abroad',
      'Supply bases are far from the wells',
      'Communities hear of wells from the paper',
    ],
    proposals: [
      {
        title: 'Phased gas pipeline network',
        lead: 'DMR',
        rows: [
          'Map demand along the coast',
          'Assess the seven corridors',
          'Choose the first corridor',
          'Agree who owns the pipe',
          'Apply for its authorisation',
        ],
      },
      {
        title: 'Research and data of the seabed',
        lead: 'PASA',
        rows: [
          'List who holds which data',
          'Open the seabed data of the coast',
          'Put observers on survey voyages',
          'Study a research vessel',
          'Train the first geophysicists',
        ],
      },
      { title: 'One permit for a well', lead: 'DMR', rows: [] },
      { title: 'A drilling company of the state', lead: 'CGS', rows: [] },
    ],
    risks: [
      'The price of gas falls below the cost of the pipe',
      'Permit holders keep their data',
      'The bill is not passed',
    ],
  },
  {
    code: 'AQ',
    orgs: ['DAFF', 'AQ industry', 'NMMU', 'Coastal Links', 'DHET', 'DTI', 'NT', 'NDT', 'DEA', 'DPW'],
    ideas: [
      'Few farms are ready to show the way',
      'Authorisations hold farms up',
      'Farms find no money',
      'Sites have no power and no road',
      'Three acts say three things about one farm',
      'Banks do not know the business',
      'Fishers hear of farms last',
      'Feed is imported',
      'Vets know cattle, not abalone',
      'Buyers want certificates',
    ],
    proposals: [
      {
        title: 'Catalyst projects selected and supported',
        lead: 'DAFF',
        rows: [
          'Select the projects that are ready',
          'Agree support with each project',
          'Bring the first six into operation',
          'Count jobs at every review',
        ],
      },
      {
        title: 'Reform of the legislation',
        lead: 'DAFF',
        rows: [
          'Map every authorisation a farm needs',
          'Draft one act in the place of three',
          'Put farms into the zones at sea',
        ],
      },
      {
        title: 'Aquaculture development fund',
        lead: 'DAFF',
        rows: ['Design the fund and its rules', 'Find the first contributions', 'Open the fund'],
      },
      { title: 'A farm in every harbour', lead: 'DPW', rows: [] },
    ],
    risks: [
      'Disease reaches the first farms',
      'The act waits for the next parliament',
      'The fund opens before its money is there',
    ],
  },
  {
    code: 'MPSG',
    orgs: ['DEA', 'SANBI', 'BirdLife SA', 'CSIR', 'QCTO', 'SAQA', 'DHET', 'DPW', 'SAMSA', 'DAFF'],
    ideas: [
      'Nobody speaks for the whole ocean',
      'Ocean laws are scattered',
      'Too few people are trained to govern the ocean',
      'Twenty departments meet in no room',
      'Zones at sea are in no law',
      'Occupations at sea have no codes',
      'Very little of the ocean is protected',
      'Patrols do not share their ships',
      'Birds are counted by volunteers',
      'Waste arrives with every tide',
    ],
    proposals: [
      {
        title: 'Ministerial committee and oceans secretariat',
        lead: 'DEA',
        rows: [
          'Agree the terms of the committee',
          'Appoint the secretariat',
          'Hold the first sitting',
          'Report to the cabinet',
        ],
      },
      {
        title: 'Stronger ocean legislation',
        lead: 'DEA',
        rows: ['List the acts that bear on the sea', 'Draft the rules for zones at sea', 'Publish the rules for zones at sea'], // prettier-ignore
      },
      {
        title: 'Capacity building in ocean governance',
        lead: 'DEA',
        rows: ['Name the occupations', 'Publish their codes', 'Train the first hundred'],
      },
      { title: 'A coastguard of its own', lead: 'SAMSA', rows: [] },
    ],
    risks: ['The committee does not sit', 'Zones are challenged in court', 'Trained people are not employed'],
  },
]

/** How many initiatives are taken on: three of each room, but two of one. */
export const CUT = 11
