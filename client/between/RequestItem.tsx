import { Button, Group, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Request } from '#shared/plan/requests.ts'
import { CommentMark } from '#client/comments/CommentMark.tsx'
import { entityName } from '#client/plan/describeCommand.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { useCanEditIn } from '#client/plan/useLock.ts'
import { IllustrativeBadge } from '#client/ui/Tag.tsx'
import { useEdit } from '#client/views/useEdit.tsx'
import { AnswerButtons } from './AnswerButtons.tsx'
import { AnswerGiven } from './AnswerGiven.tsx'
import classes from './between.module.css'
import { RequestDates } from './RequestDates.tsx'
import { roomName, rowNumber } from './rowLabel.ts'
import { StateTag } from './StateTag.tsx'
import { useMayAnswer } from './useRequests.ts'

export type Side = 'asked' | 'asks'

/** What the page does for a request. */
export interface Does {
  /** Opens the details of a row. */
  open: (id: string) => void
  /** Asks otherwise. */
  change: (request: Request) => void
  /** Opens what is said about it. */
  talk: (request: Request) => void
}

interface Props extends Does {
  request: Request
  /** Whose page part it stands in: the room that is asked, or the one that asks. */
  side: Side
}

/** One request with its rows, days and answer, and what this person can do about it. */
export const RequestItem = ({ request, side, open, change, talk }: Props) => {
  const { t } = useTranslation('between')
  const plan = usePlan((p) => p)
  const mayAnswer = useMayAnswer()
  const { from, to } = request
  const [own, other] = side === 'asked' ? [from, to] : [to, from]
  const room = roomName(plan, side === 'asked' ? request.askingRoomId : request.askedRoomId)
  return (
    <li className={classes['item']} data-standing={request.state}>
      <Row id={own.id} open={open} strong />
      <p className={classes['wait']}>
        {t(side === 'asked' ? 'item.for' : 'item.waitsFor', { room })} <Row id={other.id} open={open} />
      </p>
      <RequestDates request={request} />
      <Group gap="xs">
        <StateTag request={request} />
        {request.dependency.illustrative && <IllustrativeBadge />}
      </Group>
      <AnswerGiven request={request} side={side} />
      <Group gap="xs">
        {side === 'asked' && mayAnswer(request) && <AnswerButtons request={request} />}
        {side === 'asks' && <AskingButtons request={request} change={change} />}
        <Talk request={request} talk={talk} />
      </Group>
    </li>
  )
}

const Row = ({ id, open, strong }: { id: string; open: (id: string) => void; strong?: boolean }) => {
  const { t } = useTranslation('plan')
  const plan = usePlan((p) => p)
  return (
    <UnstyledButton className={classes['row']} data-strong={strong} onClick={() => open(id)}>
      <span className={classes['number']}>{rowNumber(plan, id)}</span> {entityName(t, plan, id)}
    </UnstyledButton>
  )
}

const Talk = ({ request, talk }: Pick<Does, 'talk'> & { request: Request }) => {
  const { t } = useTranslation('between')
  const { dependency, from, to } = request
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={`${t('talk')}: ${t('pair', { to: to.label, from: from.label })}`}
        onClick={() => talk(request)}
      >
        {t('talk')}
      </Button>
      <CommentMark id={dependency.id} />
    </>
  )
}

/** The room that asks changes what it asks, or takes it back. */
const AskingButtons = ({ request, change }: Pick<Does, 'change'> & { request: Request }) => {
  const { t } = useTranslation(['between', 'plan'])
  const plan = usePlan((p) => p)
  const canEdit = useCanEditIn(request.askingRoomId)
  const { remove } = useEdit()
  if (!canEdit) return null
  const pair = t('pair', { to: request.to.label, from: request.from.label })
  const takeBack = () =>
    remove(
      [{ type: 'unrelate', id: request.dependency.id }],
      t('ask.tookBack', { room: roomName(plan, request.askedRoomId) }),
    )
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${t('ask.changeShort')}: ${pair}`}
        onClick={() => change(request)}
      >
        {t('ask.changeShort')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={`${t('ask.takeBack')}: ${pair}`}
        onClick={takeBack}
      >
        {t('ask.takeBack')}
      </Button>
    </>
  )
}
