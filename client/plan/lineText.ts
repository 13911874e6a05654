import type { TFunction } from 'i18next'
import type { ConnectionState, LineState } from './liveLab.ts'

type T = TFunction<'sync'>

const CALM = new Set<ConnectionState['kind']>(['saved', 'saving', 'loading', 'arriving', 'connecting'])

/** Saving and saved change with every edit; read aloud each time they would drown everything else. */
export const isCalm = ({ kind }: ConnectionState): boolean => CALM.has(kind)

export const refusedText = (t: T, state: Extract<ConnectionState, { kind: 'notAccepted' }>): string =>
  t('notAccepted', { count: state.rejected.length })

type Apart = Extract<LineState, { kind: 'offline' | 'absent' }>

const apartText = (t: T, line: Apart): string =>
  line.blocked ? `${keptText(t, line)}. ${t('blocked')}` : keptText(t, line)

const keptText = (t: T, line: Apart): string => {
  if (line.pending > 0)
    return t(line.keptIn === 'page' ? 'offlineInPage' : 'offline', { count: line.pending })
  return t(line.kind === 'absent' ? 'offlineAlone' : 'offline', { count: 0 })
}

/** The whole line. `reopens` is whether the page can be opened again without the server. */
export const lineText = (t: T, line: LineState, reopens: boolean): string => {
  switch (line.kind) {
    case 'loading':
    case 'arriving':
      return t(line.percent === undefined ? line.kind : `${line.kind}Percent`, { percent: line.percent })
    case 'connecting':
    case 'saved':
    case 'saving':
      return t(line.kind)
    case 'absent':
      return `${apartText(t, line)}. ${t('absent')}`
    case 'offline': {
      const words = apartText(t, line)
      const saysSo = line.keptIn === 'page' && line.pending > 0
      return reopens || saysSo ? words : `${words}. ${t('keepOpen')}`
    }
    case 'readOnly':
      return t(`readOnly.${line.reason}`)
    case 'ended':
      return t(`ended.${line.reason}`)
  }
}

/** The same on a phone. */
export const shortLineText = (t: T, line: LineState, reopens: boolean): string => {
  switch (line.kind) {
    case 'saved':
    case 'saving':
      return t(line.kind)
    case 'loading':
    case 'arriving': {
      const kind = line.percent === undefined ? line.kind : (`${line.kind}Percent` as const)
      return t(`short.${kind}`, { percent: line.percent })
    }
    case 'connecting':
      return t('short.connecting')
    case 'absent':
      return t('short.absent')
    case 'offline':
      return t(reopens ? 'short.offline' : 'short.offlineOpen', { count: line.pending })
    case 'readOnly':
      return t(`short.${line.reason}`)
    case 'ended':
      return t('short.ended')
  }
}
