import { NumberInput, SimpleGrid } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { Choose } from '../Choose.tsx'
import type { Settings } from '../startSettings.ts'
import { initiativesIn } from '../things.ts'

const whole = (plan: Plan) => plan
const CRITERIA = ['impact', 'ease', 'cost', 'speed', 'readiness', 'equity'] as const
/** Impact and ease count at first; the others when somebody gives them a weight. */
const USUAL: Record<string, number> = { impact: 3, ease: 2 }

/** Which initiatives are scored, by what, and how many are to be taken. */
export const NewScores = ({ room, onChange }: { room: string; onChange: (settings: Settings) => void }) => {
  const { t } = useTranslation('rounds')
  const plan = usePlan(whole)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [weights, setWeights] = useState(USUAL)
  const [cut, setCut] = useState(3)
  const things = useMemo(() => initiativesIn(plan, room), [plan, room])
  const settings = useMemo((): Settings => {
    const initiatives = things.filter(({ id }) => !left.has(id))
    const criteria = CRITERIA.map((id) => ({
      id,
      label: t(`criteria.${id}`),
      weight: weights[id] ?? 0,
    })).filter(({ weight }) => weight > 0)
    return {
      given: { kind: 'scores', settings: { criteria, initiatives, cut: cut > 0 ? cut : null } },
      ready: initiatives.length > 0 && criteria.length > 0,
    }
  }, [things, left, weights, cut, t])
  useEffect(() => onChange(settings), [settings, onChange])
  const taken = things.filter(({ id }) => !left.has(id)).length
  return (
    <>
      <Choose label={t('scores.which', { count: taken })} things={things} left={left} leave={setLeft} />
      <SimpleGrid cols={{ base: 2, sm: 3 }} style={{ alignItems: 'end' }}>
        {CRITERIA.map((id) => (
          <NumberInput
            key={id}
            label={t('scores.weightOf', { criterion: t(`criteria.${id}`) })}
            min={0}
            max={100}
            value={weights[id] ?? 0}
            onChange={(value) => setWeights((now) => ({ ...now, [id]: Number(value) || 0 }))}
          />
        ))}
      </SimpleGrid>
      <NumberInput
        label={t('scores.cut')}
        min={0}
        max={60}
        value={cut}
        onChange={(value) => setCut(Number(value) || 0)}
      />
    </>
  )
}
