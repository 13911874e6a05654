import { keysAfter } from '#shared/plan/order.ts'
import type { Collection, Plan } from '#shared/plan/plan.ts'
import { budgetLinesOf, live, trajectoryOf } from '#shared/plan/select.ts'
import { CommentThread } from '#client/comments/CommentThread.tsx'
import { FromComment } from '#client/comments/FromComment.tsx'
import { fieldKey } from '#client/plan/lintStore.ts'
import { BudgetTotals } from './BudgetTotals.tsx'
import { Dependencies } from './dependencies/Dependencies.tsx'
import { Joining } from './Joining.tsx'
import { RelatedList } from './RelatedList.tsx'
import { RiskSections } from './RiskSections.tsx'
import { SubRows } from './SubRows.tsx'

interface Props {
  plan: Plan
  collection: Collection
  id: string
  open: (id: string) => void
}

const BUDGET_FIELDS = ['item', 'year', 'amount', 'currency', 'certainty', 'kind']
const POINT_FIELDS = ['date', 'value', 'kind', 'sourceNote']

/** What hangs on an entity beyond its own fields. */
export const EntitySections = ({ plan, collection, id, open }: Props) => {
  const lines = budgetLinesOf(plan, id)
  const currency = live(plan, 'lab')[0]?.currency
  return (
    <>
      <FromComment id={id} open={open} />
      <Dependencies key={id} plan={plan} collection={collection} id={id} open={open} />
      <RelatedList id={id} open={open} />
      <Joining plan={plan} collection={collection} id={id} open={open} />
      {collection === 'risks' && <RiskSections plan={plan} id={id} open={open} />}
      {collection === 'initiatives' && (
        <>
          <SubRows
            collection="budgetLines"
            rows={lines}
            ownerId={id}
            fields={BUDGET_FIELDS}
            start={() => ({
              initiativeId: id,
              orderKey: keysAfter(lines, 1)[0],
              ...(currency && { currency }),
            })}
          />
          <BudgetTotals plan={plan} initiativeId={id} />
        </>
      )}
      {collection === 'indicators' && (
        <SubRows
          collection="trajectoryPoints"
          rows={trajectoryOf(plan, id)}
          ownerId={id}
          fields={POINT_FIELDS}
          start={() => ({ indicatorId: id })}
        />
      )}
      {collection !== 'comments' && (
        <div data-field={fieldKey(id, 'comments')}>
          <CommentThread aboutId={id} open={open} />
        </div>
      )}
    </>
  )
}
