import type { Artefact, Check, Session, SessionKind } from './template.ts'

export interface Stage {
  title: string
  /** The sessions of its five days beside the daily rhythm, by day. */
  days: readonly [Main, Main, Main, Main, Main]
  leaves: readonly Leaves[]
}

export interface Leaves {
  check: Check
  /** The day, from 0, whose last main session leaves it. */
  day: number
  least?: number
  title?: string
  each?: Artefact['each']
}

export interface Main {
  title: string
  what: string
  kind?: SessionKind
  where?: Session['where']
}

/** The six stages of a lab, in words of the product's own. */
export const STAGES: readonly Stage[] = [
  {
    title: 'Case for change and aspiration',
    days: [
      { title: 'Opening', what: 'Why this lab, what it may decide, and how the weeks go.', kind: 'plenary', where: 'lab' }, // prettier-ignore
      { title: 'Where things stand', what: 'Each room puts up the figures it can rely on, each with its source.' }, // prettier-ignore
      { title: 'Gaps in the facts', what: 'Figures that contradict one another are settled or named; what nobody has is asked for.' }, // prettier-ignore
      { title: 'What we aim for', what: 'One sentence a room: what will be different, for whom, by when.' },
      { title: 'Aspirations read out', what: 'Each room reads its aspiration to the others and hears what is unclear.', kind: 'plenary', where: 'lab' }, // prettier-ignore
    ],
    leaves: [
      { check: 'manual', title: 'Steering committee met', each: 'lab', day: 0 },
      { check: 'facts', least: 3, day: 2 },
      { check: 'aspiration', day: 3 },
    ],
  },
  {
    title: 'Issues and root causes',
    days: [
      { title: 'All issues on the wall', what: 'One issue a card, everyone writes. Nothing is judged yet.' },
      {
        title: 'Sorting',
        what: 'Cards that say the same become one; what belongs together is put together.',
      },
      {
        title: 'Why, and why again',
        what: 'Arrows from causes to what they cause, until nobody can ask further.',
      },
      { title: 'Root causes', what: 'The few causes worth working on are marked, each with what shows that it is one.' }, // prettier-ignore
      { title: 'Rooms visit rooms', what: 'Every room explains its issue tree to another and takes away what it missed.', kind: 'plenary', where: 'lab' }, // prettier-ignore
    ],
    leaves: [{ check: 'rootCauses', least: 3, day: 3 }],
  },
  {
    title: 'Initiatives and short list',
    days: [
      { title: 'Long list', what: 'For every root cause, what would remove it. Borrowed ideas are welcome.' },
      { title: 'Initiatives take shape', what: 'Ideas become initiatives: what it is, who would lead it, what it answers.' }, // prettier-ignore
      { title: 'First syndication', what: 'Those who would have to pay, permit or work hear the long list and say what will not do.', kind: 'syndication' }, // prettier-ignore
      { title: 'Scoring', what: 'Impact and ease, scored openly; nobody scores their own initiative.' },
      {
        title: 'The cut',
        what: 'What goes on the short list, what waits, and why.',
        kind: 'plenary',
        where: 'lab',
      },
    ],
    leaves: [
      { check: 'answers', day: 1 },
      { check: 'scores', day: 3 },
      { check: 'shortList', least: 3, day: 4 },
    ],
  },
  {
    title: '3-feet plans',
    days: [
      {
        title: 'Milestones',
        what: 'Each initiative in a handful of steps that somebody could see from outside.',
      },
      { title: 'Activities', what: 'Every step in rows one person could start on a Monday: what, who, from, until.' }, // prettier-ignore
      { title: 'Who does it', what: 'The organisation in each row is asked, and says yes or names another.' },
      { title: 'What waits for what', what: 'Rows that need another room are asked for; that room answers.' },
      { title: 'Plans side by side', what: 'Rooms lay their timelines together and look for what collides.', kind: 'plenary', where: 'lab' }, // prettier-ignore
    ],
    leaves: [{ check: 'rows', day: 3 }],
  },
  {
    title: 'Budgets, indicators and risks',
    days: [
      {
        title: 'What it costs',
        what: 'Costs by year with where the figure comes from; the gap is said aloud.',
      },
      { title: 'How we will know', what: 'One outcome an initiative at least, with baseline, target and the years between.' }, // prettier-ignore
      { title: 'What could go wrong', what: 'Risks with an owner and what would show that they occur.' },
      { title: 'Who watches over it', what: 'The lead of each room, the delivery unit that follows it, and how often they meet.' }, // prettier-ignore
      { title: 'Second syndication', what: 'Owners read their initiatives line by line; what they want changed is changed or recorded.', kind: 'syndication' }, // prettier-ignore
    ],
    leaves: [
      { check: 'budgets', day: 0 },
      { check: 'indicators', day: 1 },
      { check: 'risks', least: 3, day: 2 },
      { check: 'governance', day: 3 },
    ],
  },
  {
    title: 'Syndication and signing',
    days: [
      {
        title: 'Closing what is open',
        what: 'The checks of each room, one after the other, until none is left.',
      },
      { title: 'Syndication with principals', what: 'Those who decide hear the whole plan and say what they stand behind.', kind: 'syndication', where: 'lab' }, // prettier-ignore
      {
        title: 'Freeze',
        what: 'The plan is frozen and read once more in each room.',
        kind: 'signOff',
        where: 'lab',
      },
      { title: 'Signing', what: 'Each organisation signs what it answers for, with its reservations.', kind: 'signOff', where: 'lab' }, // prettier-ignore
      { title: 'Open day', what: 'The plan is shown to the public, and what they say is written down.', kind: 'openDay', where: 'lab' }, // prettier-ignore
    ],
    leaves: [
      { check: 'syndication', day: 1 },
      { check: 'frozen', day: 2 },
      { check: 'signed', day: 3 },
      { check: 'released', day: 3 },
    ],
  },
]

/** Two weeks for one narrow question, as a follow-on to a lab. */
export const MINI_STAGES: readonly Stage[] = [
  {
    title: 'From the question to initiatives',
    days: [
      { title: 'Opening', what: 'The one question of this lab, and what was agreed before.', kind: 'plenary', where: 'lab' }, // prettier-ignore
      {
        title: 'What stands in the way',
        what: 'Issues one a card, arrows to their causes, root causes marked.',
      },
      { title: 'What would remove it', what: 'Initiatives for each root cause, with who would lead them.' },
      { title: 'The cut', what: 'What is worth planning now.' },
      {
        title: 'First syndication',
        what: 'Those who would have to do it hear the short list.',
        kind: 'syndication',
      },
    ],
    leaves: [
      { check: 'aspiration', day: 0 },
      { check: 'rootCauses', least: 2, day: 1 },
      { check: 'answers', day: 2 },
      { check: 'shortList', day: 3 },
    ],
  },
  {
    title: '3-feet plans and signing',
    days: [
      { title: 'Activities', what: 'Rows with what, who, from and until.' },
      { title: 'Costs and indicators', what: 'What it costs, and how we will know.' },
      { title: 'Risks and the second syndication', what: 'What could go wrong; owners read their rows.', kind: 'syndication' }, // prettier-ignore
      { title: 'Freeze', what: 'The plan is frozen and read once more.', kind: 'signOff', where: 'lab' },
      {
        title: 'Signing',
        what: 'Each organisation signs what it answers for.',
        kind: 'signOff',
        where: 'lab',
      },
    ],
    leaves: [
      { check: 'rows', day: 0 },
      { check: 'budgets', day: 1 },
      { check: 'indicators', day: 1 },
      { check: 'risks', day: 2 },
      { check: 'frozen', day: 3 },
      { check: 'signed', day: 4 },
      { check: 'released', day: 4 },
    ],
  },
]
