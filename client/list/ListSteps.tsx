import type { SingleCommand } from '#shared/plan/commands.ts'
import { isOnItsWay } from '../sync/lineState.ts'
import type { StepAct } from '../first/firstSteps.ts'
import { FirstSteps } from '../first/FirstSteps.tsx'
import { chooseSteps, useStepsChoice } from '../first/stepsShown.ts'
import { useFirstSteps } from '../first/useFirstSteps.ts'
import { useConnection, useLiveLab } from '../plan/hooks.ts'
import { useCanEditIn } from '../plan/useLock.ts'
import type { NewCardKind } from './NewCard.tsx'

interface Props {
  board: string
  /** Are there few cards yet? */
  young: boolean
  /** Goes to the line for new cards. */
  write: (kind: NewCardKind) => void
  ask: (commands: readonly SingleCommand[]) => boolean
}

/** Above the list of a room where little is yet: what comes next. */
export const ListSteps = (props: Props) => {
  const choice = useStepsChoice()
  const loading = isOnItsWay(useConnection())
  if (loading || choice === 'closed' || (choice === 'auto' && !props.young)) return null
  return <Steps {...props} asked={choice === 'open'} />
}

const Steps = ({ board, asked, write, ask }: Props & { asked: boolean }) => {
  const { newId } = useLiveLab()
  const { steps, over } = useFirstSteps(board)
  const canEdit = useCanEditIn(board)
  if (over && !asked) return null
  const act = (wanted: StepAct) => {
    if (wanted.kind === 'make') write({ collection: wanted.collection, under: wanted.relateTo })
    else ask([{ type: 'relate', id: newId(), fromId: wanted.fromId, toId: wanted.toId }])
  }
  return <FirstSteps steps={steps} canEdit={canEdit} act={act} close={() => chooseSteps('closed')} inList />
}
