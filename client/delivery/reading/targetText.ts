import type { TFunction } from 'i18next'
import type { RoadmapEntity } from '#shared/roadmap/schema.ts'
import { dayText } from '#client/ui/dateText.ts'
import { decimalText } from '#client/ui/moneyText.ts'

type Indicator = Pick<RoadmapEntity<'indicators'>, 'targetMode' | 'direction' | 'unit'>
type Point = Pick<RoadmapEntity<'trajectoryPoints'>, 'value' | 'date'>

/** R6: what a target asks for. A level is reached, an increment is added or taken away, a rate is held. */
const targetKey = ({ targetMode, direction }: Pick<Indicator, 'targetMode' | 'direction'>) => {
  switch (targetMode) {
    case 'increment':
      return direction === 'decrease' ? 'target.decreaseBy' : 'target.increaseBy'
    case 'rate':
      return 'target.rate'
    case 'absolute':
      return 'target.reach'
    case null:
      return 'target.unclear'
  }
}

/** "Increase by 15 000 jobs by 31 Dec 2019" */
export const targetText = (t: TFunction<'roadmap'>, indicator: Indicator, point: Point): string =>
  t(targetKey(indicator), {
    value: point.value === null ? t('unknown') : decimalText(point.value),
    unit: indicator.unit,
    date: point.date === null ? t('unknownDate') : dayText(point.date),
  })
