import { Text } from '@mantine/core'
import { IconLayoutBoard, IconList, IconTable, IconTimeline } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import type { Workstream } from '#shared/plan/plan.ts'
import { RoomCode } from '#client/ui/RoomCode.tsx'
import classes from './RoomPage.module.css'

interface Props {
  room: Workstream
  /** What the views' addresses end with. */
  search?: string
  /** What else can be done here, between the name and the views. */
  children?: ReactNode
}

/** A room's name and the way to its views. */
export const RoomHead = ({ room, search = '', children }: Props) => {
  const { t } = useTranslation('lab')
  return (
    <div data-part="room" className={classes['head']}>
      <div className={classes['bar']}>
        <h1 className={classes['title']}>
          <RoomCode code={room.code} />
          <Text span inherit truncate dir="auto">
            {room.title}
          </Text>
        </h1>
        {children}
        <nav aria-label={t('views.label')} className={classes['tabs']}>
          <NavLink to={`canvas${search}`} className={classes['tab'] ?? ''}>
            <IconLayoutBoard size={18} aria-hidden />
            {t('views.canvas')}
          </NavLink>
          <NavLink to={`list${search}`} className={classes['tab'] ?? ''}>
            <IconList size={18} aria-hidden />
            {t('views.list')}
          </NavLink>
          <NavLink to={`plan${search}`} className={classes['tab'] ?? ''}>
            <IconTable size={18} aria-hidden />
            {t('views.plan')}
          </NavLink>
          <NavLink to={`timeline${search}`} className={classes['tab'] ?? ''}>
            <IconTimeline size={18} aria-hidden />
            {t('views.timeline')}
          </NavLink>
        </nav>
      </div>
    </div>
  )
}
