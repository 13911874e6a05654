import { i18n } from '../../i18n/i18n.ts'
import { commentWords } from '#client/comments/commentWords.ts'
import { codeText, factsText, kindLabel, missingText, OWNERS_SHOWN, ownerText } from './cardTexts.ts'
import type { CardFace } from './cardFace.ts'
import { signText } from './signTexts.ts'

/** All words of a card, for whoever looks for some of them. */
export const cardText = (face: CardFace | null): string =>
  face ? [face.words, face.second?.words].filter(Boolean).join(' / ') : ''

/**
 * A card for those who hear it: "Initiative MPSG-1, Build two hatcheries, planned, DEA, National government, Oct 2014 –
 * Mar 2016, 2 of 3 signed, Locked by Lindiwe, 2 errors, 3 relations".
 */
export const cardAria = (face: CardFace | null): string => {
  if (!face) return i18n.t('canvas:card.gone')
  const { owners, second } = face
  return [
    `${kindLabel(face)} ${codeText(face)}`.trim(),
    face.words || i18n.t('canvas:card.untitled'),
    second && (second.words || missingText(second.language)),
    face.state && i18n.t(`canvas:state.${face.state}`),
    ...owners.slice(0, OWNERS_SHOWN).map(ownerText),
    owners.length > OWNERS_SHOWN && i18n.t('canvas:card.moreOwners', { count: owners.length - OWNERS_SHOWN }),
    factsText(face.facts),
    face.sign && signText(face.sign),
    face.lock && i18n.t('locks:what.here', { by: face.lock.by }),
    face.errors > 0 && i18n.t('canvas:card.errors', { count: face.errors }),
    face.relations > 0 && i18n.t('canvas:card.relations', { count: face.relations }),
    face.said && commentWords(i18n.getFixedT(null, 'comments'), face.said),
    face.illustrative && i18n.t('canvas:card.illustrative'),
    face.placeholder && i18n.t('canvas:card.placeholder'),
  ]
    .filter(Boolean)
    .join(', ')
}
