import { FRENCH } from './french.ts'
import { MINI_STAGES, STAGES, type Stage } from './phakisa.ts'
import {
  PROGRAMME_FORMAT,
  type Artefact,
  type Day,
  type Programme,
  type Session,
  type TemplateId,
  type Week,
} from './template.ts'

/** A stage, or several that share a week, and whether this is the last week it takes. */
interface Share {
  stages: readonly Stage[]
  last: boolean
}

/** Stages over any number of weeks: a longer lab gives a stage several weeks, a shorter one puts stages together. */
const shares = (stages: readonly Stage[], weeks: number): Share[] =>
  Array.from({ length: weeks }, (_, week) => {
    const from = Math.floor((week * stages.length) / weeks)
    const to = Math.max(from + 1, Math.floor(((week + 1) * stages.length) / weeks))
    const next = Math.floor(((week + 1) * stages.length) / weeks)
    return { stages: stages.slice(from, to), last: next >= to || week === weeks - 1 }
  })

/** English words as a language says them. */
type Say = (words: string) => string

const weekOf = ({ stages, last }: Share, number: number, say: Say): Week => {
  return {
    id: `w${number}`,
    title: stages.map(({ title }) => say(title)).join(' · '),
    days: Array.from({ length: 5 }, (_, at) => dayOf({ stages, last }, `w${number}d${at + 1}`, at, say)),
  }
}

const dayOf = ({ stages, last }: Share, id: string, at: number, say: Say): Day => {
  const held = stages.flatMap((stage) => stage.days.slice(at, at + 1).map((main) => ({ main, stage })))
  const minutes = Math.max(60, Math.floor(360 / held.length / 30) * 30)
  const mains = held.map(({ main, stage }, n) => {
    const leaves = last ? stage.leaves.filter((one) => one.day === at) : []
    return session(`${id}m${n + 1}`, {
      title: say(main.title),
      what: say(main.what),
      kind: main.kind ?? 'breakout',
      where: main.where ?? 'rooms',
      start: clock(9 * 60 + n * minutes),
      minutes,
      leaves: leaves.map(({ check, least = 1, title = '', each = 'room' }, a): Artefact => ({
        id: `${id}m${n + 1}a${a + 1}`,
        check,
        least,
        title: title && say(title),
        each,
      })),
    })
  })
  return {
    id,
    sessions: [
      session(`${id}s`, { title: say('Stand-up'), what: say('What was done yesterday, what is next, and what is in the way.'), kind: 'breakout', where: 'rooms', start: '08:30', minutes: 30 }), // prettier-ignore
      ...mains,
      session(`${id}r`, { title: say('Report-back'), what: say('Each room says in three minutes what it has and what it needs from the others.'), kind: 'reportBack', where: 'lab', start: '16:30', minutes: 60 }), // prettier-ignore
    ],
  }
}

const session = (id: string, of: Omit<Session, 'id' | 'leaves'> & { leaves?: Artefact[] }): Session => ({
  id,
  leaves: [],
  ...of,
})

const clock = (minute: number): string => {
  const at = Math.min(minute, 23 * 60 + 30)
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

const NAMES: Record<TemplateId, string> = { phakisa: 'Phakisa lab', mini: 'Mini-lab' }

/** One of the programmes the product brings, over so many weeks; in English where its words are not in the language. */
export const defaultProgramme = (
  template: TemplateId,
  weeks: number,
  /** Of who begins with it, as `fr`. */
  reader = 'en',
): Programme => {
  const language = reader === 'fr' ? 'fr' : 'en'
  const say: Say = (words) => (language === 'fr' ? (FRENCH[words] ?? words) : words)
  return {
    format: PROGRAMME_FORMAT,
    id: `${template}-${weeks}`,
    name: say(NAMES[template]),
    version: 1,
    language,
    weeks: shares(template === 'mini' ? MINI_STAGES : STAGES, weeks).map((share, at) =>
      weekOf(share, at + 1, say),
    ),
  }
}

/** The one a lab begins with. */
export const templateFor = (weeks: number): TemplateId => (weeks <= 2 ? 'mini' : 'phakisa')
