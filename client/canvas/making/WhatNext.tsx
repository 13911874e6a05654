import type { Editor } from '@tldraw/tldraw'
import type { StepAct } from '../../first/firstSteps.ts'
import { FirstSteps } from '../../first/FirstSteps.tsx'
import { chooseSteps, useStepsChoice } from '../../first/stepsShown.ts'
import { useFirstSteps } from '../../first/useFirstSteps.ts'
import { useConnection } from '../../plan/hooks.ts'
import { useCanEditIn } from '../../plan/useLock.ts'
import { isOnItsWay } from '#client/sync/lineState.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { focusCanvas } from '../focusCanvas.ts'
import { makeCardInView } from '../makeCard.ts'
import { noticeRefused } from '../notices.tsx'
import { useYoungBoard } from './useYoungBoard.ts'

interface Props {
  editor: Editor
  binding: BoardBinding
}

/** Above the canvas of a room where little is yet: what comes next. Once closed it comes when asked for. */
export const WhatNext = ({ editor, binding }: Props) => {
  const choice = useStepsChoice()
  const young = useYoungBoard(editor)
  const loading = isOnItsWay(useConnection())
  if (loading || choice === 'closed' || (choice === 'auto' && !young)) return null
  return <Steps editor={editor} binding={binding} asked={choice === 'open'} />
}

const Steps = ({ editor, binding, asked }: Props & { asked: boolean }) => {
  const { board } = binding
  const canEdit = useCanEditIn(board)
  const { steps, over } = useFirstSteps(board)
  if (over && !asked) return null
  const close = () => {
    chooseSteps('closed')
    focusCanvas(editor)
  }
  return (
    <FirstSteps steps={steps} canEdit={canEdit} act={(act) => doStep(editor, binding, act)} close={close} />
  )
}

/** A step's button: a card with its words to be written, or the arrow that is missing. */
const doStep = (editor: Editor, binding: BoardBinding, act: StepAct): void => {
  if (act.kind === 'make') return makeCardInView(editor, binding, act.collection, act.relateTo)
  const { lab } = binding
  binding.outward.flush()
  lab.checkpoint()
  const { fromId, toId } = act
  const decision = lab.dispatch({ type: 'relate', id: lab.newId(), fromId, toId })
  if (!decision.ok) return noticeRefused(decision.refusal)
  binding.inward.flush()
  focusCanvas(editor)
}
