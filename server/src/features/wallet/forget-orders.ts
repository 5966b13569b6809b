/**
 * SQL that cuts the ledger's links to orders that go, named by a query of their ids. What was booked for a meal that an
 * invoice paid is linked to the invoice from then on: how much of that is left to be credited is what the ledger says.
 */
export const forgetOrders = (orders: string): string => `
  update ledger_transactions t set "order" = null, invoice = coalesce(t.invoice, case o.payment_mode when 'invoice'
    then invoice_of_meal(o.subscription, o.delivery_date, o.meal_slot) end)
  from orders o where t."order" = o.id and o.id in (${orders})`
