import { useCallback, useState } from 'react'
import { z } from 'zod'
import type { CardCollection } from '#shared/plan/plan.ts'
import { CARD_KINDS } from '#client/canvas/cards/kinds.ts'
import { keepOnDevice, keptOnDevice } from '#client/offline/keptOnDevice.ts'
import { useLiveLab } from '#client/plan/hooks.ts'

export interface CardDraft {
  kind: CardCollection
  words: string
}

const kept = z.object({
  kind: z.custom<CardCollection>((value) => CARD_KINDS.some(({ collection }) => collection === value)),
  words: z.string(),
})

const read = (key: string): CardDraft => {
  try {
    return kept.parse(JSON.parse(keptOnDevice(key) ?? ''))
  } catch {
    return { kind: 'issues', words: '' }
  }
}

/** The card that is being written, kept on this device while it is, whatever becomes of the page. */
export const useCardDraft = () => {
  const { lab, seat } = useLiveLab().session
  const key = `card ${lab.id} ${seat.id}`
  const [draft, show] = useState(() => read(key))
  const change = useCallback(
    (part: Partial<CardDraft>) =>
      show((now) => {
        const next = { ...now, ...part }
        keepOnDevice(key, JSON.stringify(next))
        return next
      }),
    [key],
  )
  return { draft, change }
}
