import { Drawer, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { collectionOf } from '#shared/plan/plan.ts'
import { entityName } from '#client/plan/describeCommand.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { useFocusBack } from '#client/ui/useFocusBack.ts'
import { CommentThread } from './CommentThread.tsx'
import classes from './comments.module.css'

interface Props {
  /** What the comments are about; several where a dissent is about a part of something. */
  aboutIds: readonly string[]
  onClose: () => void
}

/** Comments alone, where the rest of a thing is on the page already. */
export const CommentsDrawer = ({ aboutIds, onClose }: Props) => {
  const { t } = useTranslation(['comments', 'common', 'plan'])
  const plan = usePlan((p) => p)
  useFocusBack()
  const nameOf = (id: string) => entityName(t as never, plan, id)
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="32rem"
      title={t('drawer')}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
      styles={{ title: { fontWeight: 650 } }}
    >
      <Stack gap="lg">
        {aboutIds.map((id) => {
          const collection = collectionOf(plan, id)
          return (
            <div key={id}>
              <p className={classes['about']}>
                {collection && t(`collection.${collection}`, { ns: 'plan' })} <bdi>{nameOf(id)}</bdi>
              </p>
              <CommentThread aboutId={id} titled={false} />
            </div>
          )
        })}
      </Stack>
    </Drawer>
  )
}
