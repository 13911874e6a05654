import type { DiaryCounts, DiaryEntry, DiaryLine, RoomDay } from '../api/diary.ts'
import { hasNumbers, isQuiet } from './diaryOf.ts'
import { dateIn } from './zone.ts'

/** Texts of the namespace `diary`, in one language. */
export interface DiaryTexts {
  language: string
  t: (key: string, filled?: Record<string, string | number>) => string
}

/** A day as it is read, on a page or in a file. */
export type DiaryBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'text'; text: string }
  /** `more` says what is left out, and of which room (null: of none). */
  | { kind: 'list'; items: string[]; more: { text: string; roomId: string | null } | null }
  | { kind: 'table'; head: string[]; rows: string[][] }

export const diaryTitle = (entry: DiaryEntry, { t, language }: DiaryTexts): string =>
  t('heading', { lab: entry.lab.name, date: longDate(entry.date, language) })

export const diaryBlocks = (entry: DiaryEntry, texts: DiaryTexts): DiaryBlock[] => {
  const { t } = texts
  const quiet = entry.rooms.filter(isQuiet)
  const busy = entry.rooms.filter((room) => !isQuiet(room))
  return [
    { kind: 'heading', level: 1, text: diaryTitle(entry, texts) },
    { kind: 'text', text: `${whenText(entry, texts)} ${peopleText(entry, texts)}` },
    ...(entry.events.length > 0
      ? [
          { kind: 'heading', level: 2, text: t('events') } as const,
          { kind: 'list', items: entry.events.map((line) => lineText(line, texts)), more: null } as const,
        ]
      : []),
    ...(entry.rooms.length > 0 ? glance(entry, texts) : []),
    ...busy.flatMap((room) => roomBlocks(room, texts)),
    ...(quiet.length > 0
      ? [
          { kind: 'heading', level: 2, text: t('quiet') } as const,
          {
            kind: 'text',
            text: t('quietText', {
              rooms: listed(
                quiet.map((room) => called(room, texts)),
                texts,
              ),
            }),
          } as const,
        ]
      : []),
  ]
}

/** A plain date in words, with the day of the week. */
export const longDate = (date: string, language: string): string =>
  dateText(date, language, { weekday: 'long' })

/** Of English the dates of most of the world: the day first. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language)

const dateText = (date: string, language: string, more: Intl.DateTimeFormatOptions = {}): string => {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    ...more,
    day: 'numeric',
    month: Object.hasOwn(more, 'weekday') ? 'long' : 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const at = Date.parse(`${date}T00:00:00Z`)
  if (language !== 'en') return format.format(at)
  // Browsers and servers do not agree on the commas.
  const words = format.formatToParts(at).filter(({ type }) => type !== 'literal')
  return words.map(({ value }) => value).join(' ')
}

const listed = (items: readonly string[], { language }: DiaryTexts): string =>
  new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(items)

const whenText = ({ date, zone, until, finished }: DiaryEntry, { t, language }: DiaryTexts): string => {
  const day = longDate(date, language)
  if (finished) return t('zone', { date: day, zone })
  const at = Date.parse(until)
  const time = new Intl.DateTimeFormat(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(at)
  return t('zoneSoFar', { date: longDate(dateIn(at, zone), language), time, zone })
}

const peopleText = ({ people }: DiaryEntry, texts: DiaryTexts): string => {
  const { t } = texts
  const count = people.reduce((sum, one) => sum + one.count, 0)
  if (count === 0) return t('nobody')
  const list = people.map((one) => t('peopleOf', { sector: t(`sectors.${one.sector}`), count: one.count }))
  return t('people', { count, list: listed(list, texts) })
}

const called = (room: RoomDay, { t }: DiaryTexts): string =>
  room.id === null ? t('outside') : [room.code, room.title].filter(Boolean).join(' ') || '–'

const glance = (entry: DiaryEntry, texts: DiaryTexts): DiaryBlock[] => {
  const { t } = texts
  const columns = ['room', 'created', 'changed', 'removed', 'decisions', 'openQuestions', 'empty']
  const sum = (counts: DiaryCounts) => counts.reduce((total, { count }) => total + count, 0)
  const number = new Intl.NumberFormat(localeOf(texts.language))
  const rows = entry.rooms.map((room) => [
    called(room, texts),
    ...[
      sum(room.numbers.created),
      sum(room.numbers.changed),
      sum(room.numbers.removed),
      room.decisions,
      room.openQuestions,
      room.empty,
    ].map((count) => (count === 0 ? '–' : number.format(count))),
  ])
  return [
    { kind: 'heading', level: 2, text: t('glance') },
    { kind: 'table', head: columns.map((column) => t(`columns.${column}`)), rows },
  ]
}

const roomBlocks = (room: RoomDay, texts: DiaryTexts): DiaryBlock[] => [
  { kind: 'heading', level: 2, text: called(room, texts) },
  { kind: 'text', text: numbersText(room, texts) },
  ...room.parts.flatMap(({ part, lines, more }): DiaryBlock[] => [
    { kind: 'heading', level: 3, text: texts.t(`parts.${part}`) },
    {
      kind: 'list',
      items: lines.map((line) => lineText(line, texts)),
      more: more > 0 ? { text: texts.t('more', { count: more }), roomId: room.id } : null,
    },
  ]),
]

const numbersText = (room: RoomDay, texts: DiaryTexts): string => {
  const { t } = texts
  if (!hasNumbers(room)) return t('numbers.none')
  return (['created', 'changed', 'removed'] as const)
    .filter((kind) => room.numbers[kind].length > 0)
    .map((kind) => {
      const list = room.numbers[kind].map(({ collection, count }) => t(`counts.${collection}`, { count }))
      return t(`numbers.${kind}`, { list: listed(list, texts) })
    })
    .join(' ')
}

const lineText = ({ kind, filled }: DiaryLine, { t, language }: DiaryTexts): string => {
  if (kind === 'empty') return t(`empty.${filled['what']}`, filled)
  const { to, state, before } = filled
  return t(`lines.${kind}`, {
    ...filled,
    ...(typeof to === 'string' && to !== '' && { to: dateText(to, language) }),
    ...(kind === 'newState' && { state: t(`states.${state}`), before: t(`states.${before}`) }),
  })
}
