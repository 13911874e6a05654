import { Button, Checkbox, Group, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Comment } from '#shared/plan/plan.ts'
import classes from './comments.module.css'
import type { Draft } from './drafts.ts'
import { COMMENT_KINDS, KIND_ICONS } from './kinds.ts'
import { MentionInput } from './MentionInput.tsx'

interface Props {
  label: string
  placeholder?: string
  draft: Draft
  change: (part: Partial<Draft>) => void
  /** What the button says, and what it does. */
  done: string
  send: () => void
  cancel?: () => void
  /** An answer has no kind of its own. */
  kinds?: boolean
  focus?: boolean
}

/** A comment being written: its words and, where it begins a thread, what kind it is. */
export const CommentForm = (props: Props) => {
  const { t } = useTranslation(['comments', 'common'])
  const { draft, change, kinds = true } = props
  const isEmpty = draft.text.trim() === ''
  const send = () => {
    if (!isEmpty) props.send()
  }
  return (
    <div className={classes['form']}>
      <MentionInput
        label={props.label}
        {...(props.placeholder !== undefined && { placeholder: props.placeholder })}
        {...(props.focus !== undefined && { focus: props.focus })}
        value={draft.text}
        change={(text) => change({ text })}
        choose={({ id, name }) => change({ chosen: new Map([...draft.chosen, [id, name]]) })}
        send={send}
        cancel={props.cancel}
      />
      {kinds && (!isEmpty || draft.kind !== 'note') && <KindChoice draft={draft} change={change} />}
      <Group gap="xs" justify="flex-end">
        <span className={classes['hint']}>{t('hint')}</span>
        {props.cancel && (
          <Button size="compact-md" variant="subtle" color="dark" onClick={props.cancel}>
            {t('cancel', { ns: 'common' })}
          </Button>
        )}
        <Button size="compact-md" disabled={isEmpty} onClick={send}>
          {props.done}
        </Button>
      </Group>
    </div>
  )
}

const KindChoice = ({ draft, change }: Pick<Props, 'draft' | 'change'>) => {
  const { t } = useTranslation('comments')
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('kind')}
        value={draft.kind}
        onChange={(kind) => change({ kind: kind as Comment['kind'] })}
        data={COMMENT_KINDS.map((kind) => ({ value: kind, label: <KindName kind={kind} /> }))}
      />
      <p className={classes['explains']}>{t(`kinds.${draft.kind}.means`)}</p>
      <Checkbox
        size="sm"
        label={t('public.label')}
        description={t('public.means')}
        checked={draft.public}
        onChange={(event) => change({ public: event.currentTarget.checked })}
      />
    </>
  )
}

const KindName = ({ kind }: { kind: Comment['kind'] }) => {
  const { t } = useTranslation('comments')
  const Icon = KIND_ICONS[kind]
  return (
    <span className={classes['kindName']}>
      <Icon size={15} aria-hidden /> {t(`kinds.${kind}.name`)}
    </span>
  )
}
