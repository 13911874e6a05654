import { Anchor, List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Mention } from '#shared/api/people.ts'
import { headOf } from '#shared/plan/comments.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { boardOf } from '#shared/plan/select.ts'
import { cardAddress, roomAddress } from '#client/guide/addresses.ts'
import { usePlan } from '#client/plan/hooks.ts'

const whole = (plan: Plan) => plan

/** Where the words are that name somebody. */
const addressOf = (plan: Plan, lab: string, { kind, id, board }: Mention): string => {
  const page = (name: string) => `/labs/${lab}/${name}`
  if (kind === 'drawing') return roomAddress(plan, lab, board, 'canvas') ?? page('plan')
  if (kind === 'round') return page(`rounds/${id}`)
  if (kind === 'gate') return page('programme')
  if (kind === 'answer') return page('between')
  if (kind === 'decisions' || kind === 'actions') return page('register')
  const comment = plan.comments.get(id)
  const about = comment ? headOf(plan, comment).aboutId : id
  return cardAddress(plan, lab, { id: about, board: boardOf(plan, about) }, 'plan') ?? page('plan')
}

/** Words of others that name a person, each with the way there, so that people can change them. */
export const MentionList = ({ lab, mentions, more }: { lab: string; mentions: Mention[]; more: boolean }) => {
  const { t } = useTranslation(['erase', 'plan'])
  const plan = usePlan(whole)
  return (
    <List size="sm">
      {mentions.map((one, at) => (
        <List.Item key={`${one.id} ${at}`}>
          <Anchor component={Link} to={addressOf(plan, lab, one)} target="_blank" size="sm">
            {kindText(one.kind)}
          </Anchor>{' '}
          <Text span size="sm" dir="auto">
            {one.words}
          </Text>
        </List.Item>
      ))}
      {more && <List.Item>{t('erase.more')}</List.Item>}
    </List>
  )

  function kindText(kind: Mention['kind']): string {
    if (kind === 'drawing' || kind === 'round' || kind === 'gate' || kind === 'answer')
      return t(`kind.${kind}`)
    return t(`collection.${kind}`, { ns: 'plan' })
  }
}
