import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { dayNumber } from '#shared/plan/dates.ts'
import { useEdit } from '#client/views/useEdit.tsx'
import type { Folding } from './useFolding.ts'
import { intentOf, type Intent } from './timelineKeys.ts'
import { hasChildren, isDated, type Line } from './timelineRows.ts'
import { useLinkKeys } from './useLinkKeys.ts'
import type { Linking } from './useLinking.ts'
import type { Proposing } from './useProposal.ts'
import type { ZoomControl } from './useZoom.ts'
import type { TimelineData } from './useTimelineData.ts'

interface Options {
  data: TimelineData
  folding: Folding
  active: Line | null
  go: (id: string) => void
  canEdit: boolean
  proposing: Proposing
  linking: Linking
  zoom: ZoomControl
  today: string
  say: (text: string) => void
  cancelPull: () => void
  open: (id: string) => void
  openDialog: (kind: 'dependencies' | 'dates' | 'keys', id: string) => void
}

type Acts = { [K in Intent['type']]: (intent: Extract<Intent, { type: K }>) => void }

/** What keys do on the rows. */
export const useTimelineKeys = (options: Options): ((event: KeyboardEvent) => void) => {
  const acts = useActs(options)
  const { linking, proposing } = options
  return (event) => {
    const intent = intentOf(event, linking.link !== null)
    // Escape with nothing on its way is somebody else's: a drawer's, the browser's.
    if (!intent || (intent.type === 'escape' && !linking.link && !proposing.proposal)) return
    event.preventDefault()
    ;(acts[intent.type] as (one: Intent) => void)(intent)
  }
}

const useActs = (options: Options): Acts => {
  const { undo, redo } = useEdit()
  const { data, folding, active, go, linking, proposing, zoom, say } = options
  const lines = folding.open
  const at = active ? lines.indexOf(active) : -1
  const link = useLinkKeys({ plan: data.plan, lines, at, go, linking, say })
  const pull = usePullKey(options)
  const dated = active && isDated(active) ? active : null
  const begin = useBegin(options, link.begin)
  return {
    go: ({ rows }) => link.choose(lines[Math.min(lines.length - 1, Math.max(0, at + rows))]),
    edge: ({ to }) => link.choose(to === 'first' ? lines[0] : lines.at(-1)),
    fold: ({ open }) => {
      if (active && hasChildren(active) && folding.closed.has(active.id) === open) folding.toggle(active.id)
      else link.choose(open ? lines[at + 1] : lines.find(({ id }) => id === active?.parentId))
    },
    pull,
    enter: ({ alone }) => {
      if (linking.link) linking.make(linking.link)
      else if (proposing.proposal) proposing.keep(alone ? 'one' : 'all')
      else if (dated) options.open(dated.id)
      else if (active) folding.toggle(active.id)
    },
    escape: () => {
      options.cancelPull()
      if (linking.link) link.giveUp()
      else proposing.putBack()
    },
    link: begin,
    linkType: ({ step }) => link.turnType(step),
    typed: ({ letter }) => link.look(letter),
    dependencies: () => dated && options.openDialog('dependencies', dated.id),
    dates: () => dated && options.canEdit && options.openDialog('dates', dated.id),
    help: () => options.openDialog('keys', ''),
    undo,
    redo,
    zoom: ({ closer }) => zoom.closer(closer),
    fit: () => zoom.to(null),
    today: () => zoom.goToDay(dayNumber(options.today)),
  }
}

const useBegin = ({ active, canEdit, say }: Options, begin: (line: Line) => void) => {
  const { t } = useTranslation('timeline')
  return () => {
    if (!active || !isDated(active)) return
    if (canEdit) begin(active)
    else say(t('stuck.readOnly'))
  }
}

/** Each press adds to the one before, and the whole is kept or put back. */
const usePullKey = ({ active, linking, proposing }: Options): Acts['pull'] => {
  return ({ grip, days }) => {
    if (!active || !isDated(active) || linking.link) return
    const pending = proposing.proposal?.pull
    const same = pending?.id === active.id && pending.grip === grip
    if (!same && !proposing.mayPull(active.id, grip)) return
    const sum = (same ? pending.days : 0) + days
    if (sum === 0) proposing.putBack()
    else proposing.pull({ id: active.id, grip, days: sum }, { say: true })
  }
}
