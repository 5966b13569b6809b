/** The dashboard's models, with the fields that it reads and the types it casts to (contract 8.3). */
import {
  bool,
  decimal,
  int,
  list,
  maybe,
  maybeDecimal,
  maybeInt,
  maybeText,
  model,
  number,
  quantity,
  text,
  theInt,
  theText,
  type Cast,
} from './casts.ts'

export const OrderItem = model({
  id: int(),
  subscription: maybeInt,
  order_date: maybeText,
  delivery_date: maybeText,
  status: text('pending'),
  quantity: int(),
  special_instructions: maybeText,
  customer_name: maybeText,
  customer_phone: maybeText,
  created_at: maybeText,
  updated_at: maybeText,
})

export const DashboardSummary = model({
  orders: model({ total: int(), today: int(), pending: int(), preparing: int() }),
  customers: model({ total: int(), active_subscriptions: int(), pending_registrations: int() }),
  revenue: model({ monthly: number, pending_invoices: int(), overdue_invoices: int() }),
  staff: model({ total: int() }),
  inventory: model({ low_stock_count: int() }),
  deliveries: model({ today: int(), completed: int() }),
  recent_orders: list(OrderItem),
})

export const CustomerAddress = model({
  id: int(),
  customer: maybeInt,
  customer_name: maybeText,
  street: maybeText,
  city: maybeText,
  building_name: maybeText,
  floor_number: maybeText,
  flat_number: maybeText,
  zone: maybeInt,
  zone_name: maybeText,
  is_default: bool(false),
  status: text('active'),
  created_at: maybeText,
})

export const CustomerItem = model({
  id: int(),
  username: maybeText,
  email: maybeText,
  full_name: maybeText,
  name: text(),
  phone: maybeText,
  emirates_id: maybeText,
  zone: maybeText,
  wallet_balance: decimal,
  loyalty_points: int(),
  loyalty_tier: text('bronze'),
  preferred_communication: maybeText,
  addresses: list(CustomerAddress),
  created_at: maybeText,
})

export const RegistrationRequest = model({
  id: int(),
  name: text(),
  contact_number: text(),
  address: maybeText,
  meal_selection: maybeText,
  meal_type: maybeText,
  quantity: int(),
  status: text('pending'),
  admin_notes: maybeText,
  rejection_reason: maybeText,
  created_at: maybeText,
  processed_at: maybeText,
})

export const InvoiceSummary = model({
  paid_total: decimal,
  pending_total: decimal,
  total_count: int(),
  overdue_count: int(),
})
export const InvoiceItem = model({
  id: int(),
  invoice_number: text(),
  customer: maybeInt,
  customer_name: maybeText,
  date: maybeText,
  due_date: maybeText,
  total: decimal,
  status: text('pending'),
  notes: maybeText,
  items: list(
    model({ id: int(), menu_name: maybeText, quantity, unit_price: decimal, total_price: decimal }),
  ),
  created_at: maybeText,
})

export const UnitOfMeasure = model({
  id: int(),
  name: text(),
  abbreviation: text(),
  category: text(),
  conversion_factor: decimal,
})
export const InventoryItem = model({
  id: int(),
  name: text(),
  description: text(),
  unit: maybeInt,
  unit_name: maybeText,
  unit_abbreviation: maybeText,
  current_stock: decimal,
  min_stock_level: decimal,
  cost_per_unit: decimal,
  supplier: maybeText,
  is_active: bool(true),
  is_low_stock: bool(false),
  created_at: maybeText,
  updated_at: maybeText,
})

export const DeliveryItem = model({
  id: int(),
  order_id: maybeInt,
  driver: maybeInt,
  driver_name: maybeText,
  customer_name: maybeText,
  delivery_address: maybeText,
  pickup_time: maybeText,
  delivery_time: maybeText,
  status: text('pending'),
  notes: maybeText,
  created_at: maybeText,
})
export const DeliveryDriver = model({
  id: int(),
  name: text(),
  phone: text(),
  email: maybeText,
  vehicle_number: maybeText,
  vehicle_type: maybeText,
  is_active: bool(true),
  assigned_zones: list(model({ id: int(), name: text() })),
  assigned_routes: list(model({ id: int(), name: text(), zone: int(), zone_name: maybeText })),
  created_at: maybeText,
})
export const DeliveryZone = model({
  id: int(),
  name: text(),
  description: maybeText,
  delivery_fee: decimal,
  estimated_delivery_time: int(30),
  is_active: bool(true),
  route_count: int(),
  assigned_driver_count: int(),
  created_at: maybeText,
})
export const DeliveryRoute = model({
  id: int(),
  name: text(),
  zone: int(),
  zone_name: maybeText,
  description: maybeText,
  is_active: bool(true),
  assigned_driver_count: int(),
  created_at: maybeText,
})

export const StaffUser = model({
  id: int(),
  username: text(),
  email: text(),
  first_name: text(),
  last_name: text(),
  is_active: bool(true),
  is_staff: bool(true),
  role: theText,
  date_joined: maybeText,
  last_login: maybeText,
})

export const MealSlot = model({
  id: int(),
  name: text(),
  code: text(),
  cutoff_time: maybeText,
  sort_order: int(),
  is_active: bool(true),
  created_at: maybeText,
})
/** The subscription form reads the same list as plain maps. */
export const TimeSlot = model({ id: theInt, name: maybeText, time: maybeText, cutoff_time: maybeText })

const Address = model({ building_name: maybeText, street: maybeText, city: maybeText })
export const SubscriptionItem = model({
  id: int(),
  customer_id: int(),
  customer_name: text(),
  customer_phone: maybeText,
  status: text('pending'),
  start_date: text(),
  end_date: text(),
  time_slot: maybeInt,
  time_slot_name: maybeText,
  meal_package: maybeInt,
  meal_package_name: maybeText,
  selected_days: list((value) => String(value)),
  payment_mode: text('wallet'),
  diet_type: text('nonveg'),
  cost_per_meal: decimal,
  total_cost: decimal,
  dietary_preferences: maybeText,
  special_instructions: maybeText,
  want_notifications: bool(true),
  lunch_address: maybeInt,
  dinner_address: maybeInt,
  lunch_address_details: maybe(Address),
  dinner_address_details: maybe(Address),
  time_slot_details: maybe(model({ name: maybeText })),
  order_count: int(),
  created_at: maybeText,
})

export const DailyMenuItem = model({
  id: int(),
  master_item: int(),
  master_item_name: text(),
  master_item_price: decimal,
  master_item_image: maybeText,
  category_name: maybeText,
  override_price: maybeDecimal,
  effective_price: decimal,
  portion_label: text(),
  sort_order: int(),
  created_at: maybeText,
})
export const DailyMenu = model({
  id: int(),
  menu_date: text(),
  meal_slot: int(),
  meal_slot_name: text(),
  meal_slot_code: text(),
  diet_type: text('nonveg'),
  diet_type_display: text(),
  status: text('draft'),
  item_count: int(),
  notes: text(),
  items: list(DailyMenuItem),
  created_at: maybeText,
  updated_at: maybeText,
})

/** The dishes of a menu are read as numbers or as objects with an id. */
const dishId: Cast<number> = (value, path) =>
  typeof value === 'number' ? value : model({ id: theInt })(value, path).id
export const MenuPlan = model({
  id: int(),
  name: text(),
  description: maybeText,
  price: decimal,
  menu_items: list(dishId),
})
export const MealPackage = model({
  id: int(),
  name: text(),
  description: text(),
  price: decimal,
  currency: text(),
  diet_type: text('both'),
  diet_type_display: text(),
  duration: text(),
  duration_display: text(),
  duration_days: int(30),
  meals_per_day: int(2),
  portion_label: text(),
  menus: list(MenuPlan),
  sort_order: int(),
  is_active: bool(true),
  created_at: maybeText,
  updated_at: maybeText,
})

export const FoodItem = model({
  id: theInt,
  name: text(),
  description: text(),
  price: decimal,
  calories: int(),
  allergens: list(text()),
  is_available: bool(true),
  category: maybeInt,
  category_name: maybeText,
  diet_type: text('both'),
  diet_type_display: maybeText,
  image: maybeText,
})
export const Category = model({ id: theInt, name: theText })

export const ServicePlan = model({
  id: int(),
  name: text(),
  tier: text('basic'),
  description: text(),
  price_monthly: decimal,
  price_yearly: decimal,
  trial_days: int(14),
  max_menu_items: int(100),
  max_staff_users: int(15),
  max_customers: int(1000),
  max_orders_per_month: int(50_000),
  has_inventory_management: bool(false),
  has_delivery_tracking: bool(false),
  has_customer_app: bool(false),
  has_analytics: bool(false),
  has_whatsapp_notifications: bool(false),
  has_multi_branch: bool(false),
  is_active: bool(true),
  tenant_count: int(),
})
export const Tenant = model({
  id: int(),
  name: text(),
  subdomain: text(),
  is_active: bool(true),
  plan_name: text('No Plan'),
  subscription_status: text('No Subscription'),
  created_on: text(),
})
export const TenantUsage = model({
  order_count: int(),
  customer_count: int(),
  staff_count: int(),
  menu_item_count: int(),
  subscription_count: int(),
  revenue: decimal,
  period: text(),
})
export const TenantDetail = model({
  id: int(),
  name: text(),
  subdomain: text(),
  is_active: bool(true),
  created_on: text(),
  service_plan: maybe(ServicePlan),
  subscription: maybe(
    model({
      id: int(),
      plan_name: maybeText,
      status: text(),
      billing_cycle: text('monthly'),
      current_period_start: text(),
      current_period_end: text(),
      trial_end: maybeText,
      current_price: decimal,
    }),
  ),
  latest_usage: maybe(TenantUsage),
})
export const PlatformAnalytics = model({
  total_tenants: int(),
  active_tenants: int(),
  trial_tenants: int(),
  total_revenue_monthly: decimal,
  total_revenue_yearly: decimal,
  pending_invoices: int(),
  overdue_invoices: int(),
})
