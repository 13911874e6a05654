import type { SingleCommand } from '#shared/plan/commands.ts'
import { keysAfter } from '#shared/plan/order.ts'
import { live } from '#shared/plan/select.ts'
import { initiativesOf } from '#shared/plan/select.ts'
import type { IdeasResult } from '#shared/rounds/ideas.ts'
import type { LiveLab } from '#client/plan/liveLab.ts'
import { noteCommand } from '#client/list/inkEdits.ts'

/** What an idea becomes on a board. */
export const BECOMES = ['notes', 'issues', 'initiatives'] as const
export type Becomes = (typeof BECOMES)[number]

interface Making {
  ideas: IdeasResult['ideas']
  kind: Becomes
  /** A workstream's id. */
  room: string
}

/** Makes them; who had an idea stays in the round. */
export const ideaCommands = (
  lab: Pick<LiveLab, 'store' | 'newId' | 'session'>,
  { ideas, kind, room }: Making,
): SingleCommand[] => {
  const snapshot = lab.store.get()
  if (kind === 'notes') return noteCommands(lab, ideas, room)
  const siblings =
    kind === 'issues'
      ? live(snapshot.plan, 'issues').filter(({ workstreamId }) => workstreamId === room)
      : initiativesOf(snapshot.plan, room)
  const keys = keysAfter(siblings, ideas.length)
  return ideas.map(({ title, text }, at) => ({
    type: 'create',
    collection: kind,
    id: lab.newId(),
    fields: {
      workstreamId: room,
      orderKey: keys[at],
      ...(kind === 'issues' ? { text: whole(title, text) } : { title, description: text }),
    },
  }))
}

const whole = (title: string, text: string): string => (text === '' ? title : `${title}\n${text}`)

/** Each finds its place beside those before it. */
const noteCommands = (
  lab: Pick<LiveLab, 'store' | 'newId' | 'session'>,
  ideas: IdeasResult['ideas'],
  room: string,
): SingleCommand[] => {
  const { plan, layout, ink } = lab.store.get()
  const drawn = new Map(ink)
  return ideas.map(({ title, text }) => {
    const note = {
      id: `shape:${lab.newId()}`,
      words: whole(title, text),
      area: null,
      seatId: lab.session.seat.id,
    }
    const command = noteCommand({ plan, layout, ink: new Map(drawn) }, room, note)
    if (command.type === 'ink' && command.record) drawn.set(command.id, command.record)
    return command
  })
}
