/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a rule cannot be moved, a separator can */
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Chart.module.css'

export const NARROWEST = 150
export const WIDEST = 640
const STEP = 20

const within = (width: number) => Math.min(WIDEST, Math.max(NARROWEST, width))

/** The line between names and calendar, to be pulled or moved by arrow keys. */
export const NamesWidth = ({ width, resize }: { width: number; resize: (width: number) => void }) => {
  const { t } = useTranslation('timeline')
  const from = useRef<number | null>(null)
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-element-interactions -- a separator that can be moved is a control
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('columns.resize')}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
      tabIndex={0}
      className={classes['separator']}
      onKeyDown={(event) => {
        const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
        if (step === undefined) return
        event.preventDefault()
        event.stopPropagation()
        resize(within(width + step))
      }}
      onPointerDown={(event) => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = event.clientX - width
      }}
      onPointerMove={(event) => {
        if (from.current !== null) resize(within(event.clientX - from.current))
      }}
      onPointerUp={() => {
        from.current = null
      }}
    />
  )
}
