import type { Activity, Plan } from '../plan/plan.ts'
import { boardOf, initiativeOf, liveOf, milestonesOf } from '../plan/select.ts'
import { roomLabel } from './parents.ts'
import { above } from './readHeads.ts'
import type { Item } from './reading.ts'
import type { RowCells } from './rowCells.ts'
import type { Reading } from './rowReading.ts'

/** Whether the file has an activity where the plan has it, by the names it says. */
export const isWhere = (plan: Plan, activity: Activity, cells: RowCells): boolean => {
  const initiative = initiativeOf(plan, activity)
  const milestone = initiative ? liveOf(plan, 'milestones', activity.milestoneId) : null
  const room = liveOf(plan, 'workstreams', boardOf(plan, activity.id))
  const no = initiative && milestone ? milestonesOf(plan, initiative.id).indexOf(milestone) + 1 : 0
  const says = (role: 'room' | 'initiative' | 'milestone' | 'milestoneNo', text: string) =>
    !cells.has(role) || cells.text(role) === text.trim()
  return (
    says('room', room ? roomLabel(room) : '') &&
    says('initiative', initiative?.title ?? '') &&
    says('milestone', milestone?.title ?? '') &&
    says('milestoneNo', no === 0 ? '' : String(no))
  )
}

export const stay = (item: Item, activity: Activity, reading: Reading) => {
  const { plan, parents } = reading
  item.stays = true
  const initiative = initiativeOf(plan, activity)
  if (!initiative) item.workstreamId = activity.workstreamId
  else item.initiative = parents.begin(initiative.workstreamId ?? '', initiative.title, initiative.id)
  if (item.initiative && activity.milestoneId !== null)
    item.milestone = parents.milestoneIn(item.initiative, activity.milestoneId)
  // A new row below goes where it is.
  if (item.initiative) reading.initiative = item.initiative
}

/** "1 Sites chosen" above the row 1.1: the number is the milestone's, and the plan counts by itself. */
const withoutNumber = (title: string, no: string): string => {
  const [, written, words = ''] = /^(\d+)[.):]?\s+(.+)$/s.exec(title) ?? []
  return written !== undefined && written === no ? words : title
}

export const place = (item: Item, cells: RowCells, room: string, reading: Reading) => {
  const no = cells.text('milestoneNo')
  const written = cells.text('milestone')
  const prefix = /^(\d+)\./.exec(item.no)?.[1] ?? ''
  const title = reading.exact || no !== '' ? written : withoutNumber(written, prefix)
  const isLoose = reading.exact && no === '' && title === '' && cells.text('initiative') === ''
  if (isLoose) {
    item.workstreamId = room
    return
  }
  const initiative = above(cells, room, reading)
  item.initiative = initiative
  item.milestone = reading.parents.milestoneOf(initiative, no || prefix, title)
}
