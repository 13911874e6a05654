import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Roadmap } from '#shared/roadmap/schema.ts'
import { momentText } from '#client/ui/dateText.ts'
import { Decided } from './Decided.tsx'
import type { Lookup } from './lookup.ts'
import { OpenQuestions } from './OpenQuestions.tsx'
import classes from './RoadmapReading.module.css'
import table from './table.module.css'

/** Endorsements, and what travels with the plan without being agreed: dissent, open questions, what is left out. */
export const AgreementSummary = ({ roadmap, lookup }: { roadmap: Roadmap; lookup: Lookup }) => {
  const { t } = useTranslation(['roadmap', 'common'])
  const { endorsements, dissents, openQuestions, notAgreed } = roadmap
  return (
    <div className={classes['sheet']}>
      <h2>{t('endorsements.title')}</h2>
      <List>
        {endorsements.map((e) => (
          <List.Item key={e.role}>
            {t('endorsements.by', {
              role: t(`roles.${e.role}`, { ns: 'common' }),
              name: e.name,
              date: momentText(e.endorsedAt),
            })}
          </List.Item>
        ))}
      </List>
      <Decided roadmap={roadmap} lookup={lookup} />
      <h3>{t('dissents')}</h3>
      {dissents.length === 0 ? <p>{t('noDissents')}</p> : <Dissents dissents={dissents} lookup={lookup} />}
      {openQuestions.length > 0 && (
        <>
          <h3>{t('openQuestions')}</h3>
          <OpenQuestions roadmap={roadmap} lookup={lookup} />
        </>
      )}
      {notAgreed.length > 0 && (
        <>
          <h3>{t('notAgreed')}</h3>
          <List>
            {notAgreed.map((i) => (
              <List.Item key={i.id}>
                <b>{i.code}</b> {i.title || t('untitled')} ({t(`state.${i.state}`)})
              </List.Item>
            ))}
          </List>
        </>
      )}
    </div>
  )
}

const Dissents = ({ dissents, lookup }: { dissents: Roadmap['dissents']; lookup: Lookup }) => {
  const { t } = useTranslation('roadmap')
  return (
    <List>
      {dissents.map((d) => (
        <List.Item key={d.id}>
          {d.text}{' '}
          <span className={table['muted']}>
            {[d.organisationName, lookup.label(d.aboutId), d.resolved && t('settled')]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {d.settledBy?.map(({ kind, id }) => (
            <div key={id} className={table['muted']}>
              {t(`settledBy.${kind}`, { text: lookup.label(id) || t('untitled') })}
            </div>
          ))}
        </List.Item>
      ))}
    </List>
  )
}
