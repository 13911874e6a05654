import type { RelationKind } from '#shared/plan/relations.ts'
import { look } from '#client/look/look.ts'

/** Colours of the picture; a canvas knows no style sheet. As near as can be to cards and arrows that are elements. */
export interface PictureLook {
  /** What a card is tinted from, as channels from 0 to 255. */
  card: readonly [red: number, green: number, blue: number]
  words: string
  selected: string
  error: string
  /** On the disc of an error. */
  errorSign: string
  lock: string
  note: { fill: string; edge: string }
  area: string
  lines: Record<RelationKind, string>
}

export const LIGHT: PictureLook = {
  card: [255, 255, 255],
  words: '#1b2630',
  selected: '#2f80ed',
  error: '#b3261e',
  errorSign: '#fff',
  lock: '#4c3575',
  note: { fill: '#ffe9a8', edge: '#c9a13b' },
  area: '#8b9aa4',
  lines: {
    supports: '#7d8790',
    settles: '#7d8790',
    belongsTo: '#7d8790',
    answers: '#4465e9',
    causes: '#e16919',
    measures: '#7b3fc4',
    threatens: '#e03131',
    dependsOn: '#1d1d1d',
  },
}

export const DARK: PictureLook = {
  card: [24, 36, 45],
  words: '#e8eff3',
  selected: '#5c9df5',
  error: '#ee6a60',
  errorSign: '#0f181f',
  lock: '#cbb9f0',
  note: { fill: '#6e5a1c', edge: '#c9a13b' },
  area: '#7f94a1',
  lines: {
    supports: '#94a3ad',
    settles: '#94a3ad',
    belongsTo: '#94a3ad',
    answers: '#7d95f5',
    causes: '#f09a5c',
    measures: '#b48ae8',
    threatens: '#ff7a72',
    dependsOn: '#e8eff3',
  },
}

/** Those of the page as it is now. */
export const pictureLook = (): PictureLook => (look.now().dark ? DARK : LIGHT)
