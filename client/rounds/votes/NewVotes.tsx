import { Group, NativeSelect, NumberInput } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { useRound, useRoundList } from '#client/api/rounds.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { Choose } from '../Choose.tsx'
import type { Settings } from '../startSettings.ts'
import { initiativesIn, issuesIn, MOST_THINGS, type Thing } from '../things.ts'

const whole = (plan: Plan) => plan

/** What is voted on, with how many dots, and who has to take part for it to count. */
export const NewVotes = ({ room, onChange }: { room: string; onChange: (settings: Settings) => void }) => {
  const { t } = useTranslation('rounds')
  const { lab } = useLiveLab().session
  const plan = usePlan(whole)
  const rounds = useRoundList(lab.slug).data?.rounds ?? []
  const earlier = rounds.filter(({ kind, state }) => kind === 'ideas' && state === 'revealed')
  const [source, setSource] = useState(earlier[0]?.id ?? 'initiatives')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [dots, setDots] = useState(3)
  const [most, setMost] = useState(2)
  const [quorum, setQuorum] = useState(0)
  const ideas = useIdeas(lab.slug, earlier.some(({ id }) => id === source) ? source : null)
  const things = useMemo((): Thing[] => {
    if (source === 'initiatives') return initiativesIn(plan, room)
    return source === 'issues' ? issuesIn(plan, room) : ideas
  }, [plan, room, source, ideas])
  const settings = useMemo((): Settings => {
    const ofPlan = source === 'initiatives' || source === 'issues'
    const options = things
      .filter(({ id }) => !left.has(id))
      .map((one) => ({ ...one, entityId: ofPlan ? one.id : null }))
    const asked = quorum > 0 ? ({ of: 'share', percent: quorum } as const) : null
    const set = { options, dots, most: Math.min(most, dots), quorum: asked }
    return { given: { kind: 'votes', settings: set }, ready: options.length >= 2 }
  }, [things, left, source, dots, most, quorum])
  useEffect(() => onChange(settings), [settings, onChange])
  const taken = things.filter(({ id }) => !left.has(id)).length
  return (
    <>
      <NativeSelect
        label={t('votes.source')}
        value={source}
        onChange={({ currentTarget: { value } }) => {
          setSource(value)
          setLeft(new Set())
        }}
        data={[
          { value: 'initiatives', label: t('votes.initiatives') },
          { value: 'issues', label: t('votes.issues') },
          ...earlier.map(({ id, question }) => ({ value: id, label: t('votes.ideasOf', { question }) })),
        ]}
      />
      <Choose label={t('votes.options', { count: taken })} things={things} left={left} leave={setLeft} />
      <Group grow align="flex-start">
        <NumberInput
          label={t('votes.dotsEach')}
          min={1}
          max={50}
          value={dots}
          onChange={(value) => setDots(Number(value) || 1)}
        />
        <NumberInput
          label={t('votes.mostEach')}
          min={1}
          max={dots}
          value={most}
          onChange={(value) => setMost(Number(value) || 1)}
        />
        <NumberInput
          label={t('votes.quorum')}
          min={0}
          max={100}
          suffix=" %"
          value={quorum}
          onChange={(value) => setQuorum(Number(value) || 0)}
        />
      </Group>
    </>
  )
}

/** Ideas of an earlier round, as options. */
const useIdeas = (slug: string, round: string | null): Thing[] => {
  const { data } = useRound(slug, round ?? '', round !== null)
  const result = data?.round.kind === 'ideas' ? data.round.result : null
  return useMemo(
    () => (result?.ideas ?? []).slice(0, MOST_THINGS).map(({ id, title }) => ({ id, label: title })),
    [result],
  )
}
