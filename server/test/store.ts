import { openKitchen } from './harness.ts'

export const units = '/api/v1/inventory/units/'
export const items = '/api/v1/inventory/items/'

/** A kitchen with a cook, kilograms and litres, that has as much rice as is wanted. */
export async function openStore(options: Parameters<typeof openKitchen>[0] = {}) {
  const kitchen = await openKitchen(options)
  const cook = await kitchen.person('kitchen_staff')
  const unit = async (name: string, abbreviation: string, category: string, conversion_factor = '1') =>
    (await cook.post<{ id: number }>(units, { name, abbreviation, category, conversion_factor })).body.id
  const kg = await unit('Kilogram', 'kg', 'weight')
  const litre = await unit('Litre', 'L', 'volume')
  const rice = async (current_stock: string, more: object = {}) =>
    (
      await cook.post<{ id: number; unit: number; current_stock: string }>(items, {
        name: 'Rice',
        unit: kg,
        current_stock,
        ...more,
      })
    ).body
  return { ...kitchen, cook, unit, kg, litre, rice }
}
