import { keysAfter } from '#shared/plan/order.ts'
import type { Collection, Plan } from '#shared/plan/plan.ts'
import { budgetLinesOf, live, trajectoryOf } from '#shared/plan/select.ts'
import { BudgetTotals } from './BudgetTotals.tsx'
import { RelatedList } from './RelatedList.tsx'
import { SubRows } from './SubRows.tsx'

interface Props {
import { Joining } from './Joining.tsx'
  plan: Plan
  collection: Collection
  id: string
  open: (id: string) => void
}

const BUDGET_FIELDS = ['item', 'year', 'amount', 'currency', 'certainty', 'kind']
const POINT_FIELDS = ['date', 'value', 'kind', 'sourceNote']
const COMMENT_FIELDS = ['text', 'kind', 'resolved', 'public']

/** What hangs on an entity beyond its own fields. */
export const EntitySections = ({ plan, collection, id, open }: Props) => {
  const comments = live(plan, 'comments').filter((comment) => comment.aboutId === id)
  const lines = budgetLinesOf(plan, id)
  const currency = live(plan, 'lab')[0]?.currency
  return (
    <>
      <RelatedList id={id} open={open} />
      {collection === 'initiatives' && (
        <>
          <SubRows
            collection="budgetLines"
      <AskFromRow collection={collection} id={id} />
      <Joining plan={plan} collection={collection} id={id} open={open} />
      {collection === 'risks' && <RiskSections plan={plan} id={id} open={open} />}
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
      <SubRows
        collection="comments"
        rows={comments}
        ownerId={id}
        fields={COMMENT_FIELDS}
        start={() => ({ aboutId: id })}
      />
    </>
  )
}
