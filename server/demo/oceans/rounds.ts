/* What was said, voted and scored in rounds is in no source: all of it is illustrative. */

interface Idea {
  by: string
  title: string
  text: string
}

export const IDEAS: { question: string; given: readonly Idea[] } = {
  question: 'Illustrative: what keeps farms that are ready from starting?',
  given: [
    {
      by: 'AQ industry',
      title: 'Six permits from four departments',
      text: 'Each starts when the one before has ended; nobody sees the whole.',
    },
    {
      by: 'DTI',
      title: 'No finance before the first harvest',
      text: 'Banks ask for three years of accounts.',
    },
    {
      by: 'DEA',
      title: 'An environmental assessment for every single site',
      text: 'One for a whole zone would serve many.',
    },
    {
      by: 'DHET',
      title: 'Too few technicians who can run a hatchery',
      text: '',
    },
    {
      by: 'DAFF',
      title: 'State land stands idle while leases are drafted',
      text: '',
    },
    {
      by: 'NT',
      title: 'Feed is imported and its price follows the exchange rate',
      text: '',
    },
  ],
}

interface Votes {
  question: string
  /** Dots on ideas, by their place in `IDEAS`. */
  given: readonly { by: string; dots: readonly (readonly [idea: number, count: number])[] }[]
}

export const VOTES: Votes = {
  question: 'Illustrative: what do we remove first?',
  given: [
    { by: 'AQ industry', dots: [[0, 2], [1, 1]] }, // prettier-ignore
    { by: 'DTI', dots: [[1, 2], [0, 1]] }, // prettier-ignore
    { by: 'DEA', dots: [[2, 1], [0, 2]] }, // prettier-ignore
    { by: 'DHET', dots: [[3, 2], [0, 1]] }, // prettier-ignore
    { by: 'DAFF', dots: [[0, 1], [4, 1], [2, 1]] }, // prettier-ignore
    { by: 'NT', dots: [[1, 1], [2, 1]] }, // prettier-ignore
  ],
}

export const CRITERIA = [
  { id: 'impact', label: 'Impact', weight: 50 },
  { id: 'ease', label: 'Ease', weight: 30 },
  { id: 'equity', label: 'Fairness', weight: 20 },
]

export const SCORES = {
  question: 'Illustrative: which initiatives come first?',
  by: ['AQ industry', 'DTI', 'DEA', 'NT', 'DHET'],
  cut: 4,
}

export const STANCES = {
  question: 'Illustrative: can the next version go to syndication?',
  proposal:
    'The draft as it stands is sent to the principals of all departments; open questions go with it and are answered before it is frozen again.',
  given: [
    { by: 'DEA', choice: 'agree' },
    { by: 'DTI', choice: 'agree' },
    {
      by: 'NT',
      choice: 'reservation',
      reason: 'Illustrative: the rules of the fund are still to be approved.',
    },
  ],
}
