import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeView } from '#shared/api/programme.ts'
import { programme as schema, type Programme } from '#shared/programme/template.ts'
import { asFailure, failureKey } from '#client/api/apiFailure.ts'
import { useReplaceProgramme } from '#client/api/programme.ts'
import { labOf } from '#client/lab/labOf.ts'
import { useLiveLab } from '#client/plan/hooks.ts'

const TOAST = 'programme'

interface Step {
  before: Programme
  /** The revision it made: while that stands, nobody has changed anything since. */
  made: number
}

export interface ProgrammeEdits {
  busy: boolean
  canUndo: boolean
  /** Resolves to whether it was taken; why not is told. */
  change: (edit: (programme: Programme) => Programme) => Promise<boolean>
  undo: () => void
}

/** Changes of the programme, each saved at once, with a way back from one's own. */
export const useProgrammeEdits = (view: ProgrammeView): ProgrammeEdits => {
  const { t } = useTranslation(['programme', 'common'])
  const lab = useLiveLab()
  const replace = useReplaceProgramme(lab.session.lab.slug)
  const [steps, setSteps] = useState<readonly Step[]>([])
  const tell = (message: string) => notifications.show({ id: TOAST, color: 'red', message })

  const save = async (next: Programme): Promise<ProgrammeView | null> => {
    notifications.hide(TOAST)
    try {
      const saved = await replace.mutateAsync({ revision: view.revision, programme: next })
      keepWeeks(next.weeks.length)
      return saved
    } catch (error) {
      const { code } = asFailure(error)
      tell(code === 'stale' ? t('edit.stale') : t(failureKey(error), { ns: 'common' }))
      return null
    }
  }
  /** The plan says of how many weeks its lab is, for the roadmap. */
  const keepWeeks = (weeks: number) => {
    const own = labOf(lab.store.get().plan)
    if (own && own.weeks !== weeks && lab.canEdit())
      lab.dispatch({ type: 'update', collection: 'lab', id: own.id, fields: { weeks } })
  }
  const change: ProgrammeEdits['change'] = async (edit) => {
    const edited = edit(view.programme)
    const next = schema.safeParse({ ...edited, version: view.programme.version + 1 })
    if (!next.success) {
      tell(t('edit.invalid'))
      return false
    }
    const saved = await save(next.data)
    if (saved) {
      const step = { before: view.programme, made: saved.revision }
      // What was done before somebody else's change cannot be undone without undoing theirs.
      setSteps((all) => (all.at(-1)?.made === view.revision ? [...all, step] : [step]))
    }
    return saved !== null
  }
  const last = steps.at(-1)
  const undo = async () => {
    if (!last) return
    if (last.made !== view.revision) {
      tell(t('edit.cannotUndo', { name: view.changedBy }))
      setSteps([])
      return
    }
    const saved = await save(last.before)
    if (!saved) return
    // What was done before it can now be undone from here.
    setSteps((all) =>
      all
        .slice(0, -1)
        .map((step, at, left) => (at === left.length - 1 ? { ...step, made: saved.revision } : step)),
    )
  }
  return { busy: replace.isPending, canUndo: last !== undefined, change, undo: () => void undo() }
}
