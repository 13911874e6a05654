import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Roadmap } from '#shared/roadmap/schema.ts'
import { momentText } from '#client/ui/dateText.ts'
import type { Lookup } from './lookup.ts'
import classes from './RoadmapReading.module.css'

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
      <Remarks title={t('dissents')} remarks={dissents} lookup={lookup} none={t('noDissents')} />
      {openQuestions.length > 0 && (
        <Remarks title={t('openQuestions')} remarks={openQuestions} lookup={lookup} none="" />
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

interface RemarksProps {
  title: string
  none: string
  remarks: readonly { id: string; text: string; organisationName: string; aboutId: string }[]
  lookup: Lookup
}

const Remarks = ({ title, none, remarks, lookup }: RemarksProps) => (
  <>
    <h3>{title}</h3>
    {remarks.length === 0 ? (
      <p>{none}</p>
    ) : (
      <List>
        {remarks.map((r) => (
          <List.Item key={r.id}>
            {r.text}{' '}
            <span style={{ color: '#51626d' }}>
              {[r.organisationName, lookup.label(r.aboutId)].filter(Boolean).join(' · ')}
            </span>
          </List.Item>
        ))}
      </List>
    )}
  </>
)
