/** What a kitchen's plan allows (contract 4 and 7.4). In a limit 0 is unlimited. */
export type Plan = {
  max_menu_items: number
  max_staff_users: number
  max_customers: number
  max_orders_per_month: number
  has_inventory_management: boolean
  has_delivery_tracking: boolean
  has_customer_app: boolean
  has_analytics: boolean
  has_whatsapp_notifications: boolean
  has_multi_branch: boolean
  /** Features that have no column of their own, by name. */
  features: Record<string, unknown>
}
