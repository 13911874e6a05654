import type { TFunction } from 'i18next'
import { dayText } from '#client/ui/dateText.ts'

interface Ending {
  end: string | null
  endKind: 'date' | 'ongoing' | 'notKnown'
  reviewDate: string | null
}

/** How something ends: on a day, ongoing with a review, or not known. */
export const endText = (t: TFunction<'roadmap'>, { end, endKind, reviewDate }: Ending): string => {
  if (endKind === 'ongoing')
    return reviewDate ? t('ongoingReview', { date: dayText(reviewDate) }) : t('ongoing')
  return endKind === 'date' && end ? dayText(end) : t('unknownDate')
}
