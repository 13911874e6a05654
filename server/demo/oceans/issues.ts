import type { EntityInput } from '#shared/plan/plan.ts'
import type { IdOf } from './ids.ts'
import type { WorkstreamCode } from './lab.ts'

interface IssueFact {
  key: string
  room: WorkstreamCode
  text: string
  theme: EntityInput<'issues'>['theme']
  /** The fact that shows it; without one it was completed for the demonstration. */
  shownBy?: string
}

/** The four of MTM as the room named them; the others from what the rooms' initiatives set out to change. */
export const ISSUES: readonly IssueFact[] = [
  {
    key: 'MTM infrastructure',
    room: 'MTM',
    text: 'Infrastructure is outdated, too small and expensive',
    theme: 'infrastructure',
    shownBy: 'mtm.issues',
  },
  {
    key: 'MTM skills',
    room: 'MTM',
    text: 'Too few artisans and professionals with the right skills',
    theme: 'skills',
    shownBy: 'mtm.issues',
  },
  {
    key: 'MTM market',
    room: 'MTM',
    text: 'Public procurement does little for market growth',
    theme: 'market',
    shownBy: 'mtm.issues',
  },
  {
    key: 'MTM registry',
    room: 'MTM',
    text: 'Little support for registering and flagging ships here',
    theme: 'policy',
    shownBy: 'mtm.issues',
  },
  {
    key: 'OG law',
    room: 'OG',
    text: 'The minerals and petroleum amendment bill (MPRDA) is undecided, and many rows wait for it',
    theme: 'regulation',
    shownBy: 'og.law',
  },
  {
    key: 'OG risk',
    room: 'OG',
    text: 'A deep well costs much and seldom succeeds',
    theme: 'funding',
    shownBy: 'og.wellCost',
  },
  {
    key: 'OG data',
    room: 'OG',
    text: 'Too little is known about the subsurface',
    theme: 'data',
    shownBy: 'og.subsurface',
  },
  {
    key: 'AQ projects',
    room: 'AQ',
    text: 'Few projects are ready to operate and show the way',
    theme: 'other',
  },
  {
    key: 'AQ regulation',
    room: 'AQ',
    text: 'Authorisations and legislation hold projects up',
    theme: 'regulation',
    shownBy: 'aq.groups',
  },
  { key: 'AQ funding', room: 'AQ', text: 'Projects lack funding', theme: 'funding', shownBy: 'aq.groups' },
  { key: 'AQ skills', room: 'AQ', text: 'Skills are missing', theme: 'skills', shownBy: 'aq.groups' },
  {
    key: 'AQ market',
    room: 'AQ',
    text: 'The market is not developed together',
    theme: 'market',
    shownBy: 'aq.groups',
  },
  {
    key: 'MPSG capacity',
    room: 'MPSG',
    text: 'Too few people are trained for ocean governance',
    theme: 'skills',
    shownBy: 'mpsg.capacity',
  },
  {
    key: 'MPSG legislation',
    room: 'MPSG',
    text: 'Ocean legislation is scattered and needs strengthening',
    theme: 'governance',
    shownBy: 'mpsg.legislation',
  },
  {
    key: 'MPSG protection',
    room: 'MPSG',
    text: 'Very little of the ocean is protected',
    theme: 'governance',
    shownBy: 'mpsg.protectedShare',
  },
]

export const issues = (id: IdOf): EntityInput<'issues'>[] =>
  ISSUES.map(({ key, room, text, theme, shownBy }) => ({
    id: id(`issue ${key}`),
    workstreamId: id(`room ${room}`),
    text,
    theme,
    isRootCause: true,
    illustrative: shownBy === undefined,
  }))
