import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { contentsOf, type InitiativeContent } from '#shared/roadmap/content.ts'
import type { Roadmap } from '#shared/roadmap/schema.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { AgreementSummary } from './AgreementSummary.tsx'
import { Answers } from './Answers.tsx'
import { InitiativeReading } from './InitiativeReading.tsx'
import { lookupOf } from './lookup.ts'
import classes from './RoadmapReading.module.css'

/** Initiatives room by room, each room in the order of the lab. */
const byRoom = (roadmap: Roadmap) => {
  const order = new Map(roadmap.initiatives.map((i) => [i.id, i.order]))
  const placed = [...contentsOf(roadmap)].toSorted(
    (a, b) => (order.get(a.initiative.id) ?? 0) - (order.get(b.initiative.id) ?? 0),
  )
  const rooms: { id: string | null; title: string; contents: InitiativeContent[] }[] = roadmap.workstreams
    .toSorted((a, b) => a.order - b.order)
    .map((w) => ({ id: w.id, title: [w.code, w.title].filter(Boolean).join(' · '), contents: [] }))
  for (const content of placed)
    rooms.find((r) => r.id === content.initiative.workstreamId)?.contents.push(content)
  const roomless = placed.filter((c) => !rooms.some((r) => r.id === c.initiative.workstreamId))
  return [...rooms, { id: null, title: '', contents: roomless }].filter((r) => r.contents.length > 0)
}

/** A whole roadmap to be read: every initiative with who signed it, then what is disputed or left out. */
export const RoadmapReading = ({ roadmap }: { roadmap: Roadmap }) => {
  const { t } = useTranslation('roadmap')
  const lookup = useMemo(() => lookupOf(roadmap), [roadmap])
  const rooms = useMemo(() => byRoom(roadmap), [roadmap])
  return (
    <div className={classes['roadmap']}>
      {roadmap.roadmap.illustrative && (
        <Notice tone="care">
          <p>{t('illustrativeNote')}</p>
        </Notice>
      )}
      <nav aria-label={t('contents')} className={classes['contents']}>
        <ol>
          {rooms.flatMap((room) =>
            room.contents.map(({ initiative }) => (
              <li key={initiative.id}>
                <a href={`#${initiative.id}`}>
                  <b>{initiative.code}</b> {initiative.title || t('untitled')}
                </a>
              </li>
            )),
          )}
        </ol>
      </nav>
      {rooms.map((room) => (
        <section key={room.id ?? 'roomless'} className={classes['room']}>
          {room.title && <Text className={classes['roomTitle'] ?? ''}>{room.title}</Text>}
          {room.contents.map((content) => (
            <div key={content.initiative.id} id={content.initiative.id} className={classes['sheet']}>
              <InitiativeReading content={content} lookup={lookup} level={2}>
                <section>
                  <h3>{t('answers.title')}</h3>
                  <Answers
                    commitments={roadmap.commitments.filter((c) => c.initiativeId === content.initiative.id)}
                    lookup={lookup}
                  />
                </section>
              </InitiativeReading>
            </div>
          ))}
        </section>
      ))}
      <AgreementSummary roadmap={roadmap} lookup={lookup} />
    </div>
  )
}
