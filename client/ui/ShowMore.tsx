import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** As many of a list as a page shows at first, and each time more are asked for. */
const STEP = 200

/** The first of a long list, for a page of thousands does not answer; `until` is the place of one that has to be among them. */
export const useFirstOf = <T,>(all: readonly T[], until = -1) => {
  const [most, setMost] = useState(STEP)
  if (until >= most) setMost(until + STEP)
  return {
    first: all.length > most ? all.slice(0, most) : all,
    left: Math.max(0, all.length - most),
    more: () => setMost(most + STEP),
  }
}

export const ShowMore = ({ left, more }: { left: number; more: () => void }) => {
  const { t } = useTranslation('common')
  if (left === 0) return null
  return (
    <Button variant="default" onClick={more}>
      {t('showMore', { count: left })}
    </Button>
  )
}
