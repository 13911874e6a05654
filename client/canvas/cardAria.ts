import { i18n } from '../i18n/i18n.ts'
import { kindLabel } from './cardTexts.ts'
import type { CardFace } from './cardFace.ts'

export const cardText = (face: CardFace | null): string => face?.words ?? ''

/** "initiative, Build two hatcheries, planned, Locked by Lindiwe, 2 errors": a card for those who hear it. */
export const cardAria = (face: CardFace | null): string => {
  if (!face) return i18n.t('canvas:card.gone')
  return [
    kindLabel(face),
    face.words || i18n.t('canvas:card.untitled'),
    face.state && i18n.t(`canvas:state.${face.state}`),
    face.lock && i18n.t('locks:what.here', { by: face.lock.by }),
    face.errors > 0 && i18n.t('canvas:card.errors', { count: face.errors }),
    face.illustrative && i18n.t('canvas:card.illustrative'),
    face.placeholder && i18n.t('canvas:card.placeholder'),
  ]
    .filter(Boolean)
    .join(', ')
}
