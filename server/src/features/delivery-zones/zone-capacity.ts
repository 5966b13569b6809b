import type { Reads } from '../../platform/tenancy/tenant.ts'
import { dayAndZones, loadsOf } from './capacity.sql.ts'
import { placesLeft } from './places-left.ts'

/** How full each zone is on a day, the kitchen's today unless another is asked for. */
export async function zoneCapacity(db: Reads, wished: string | undefined) {
  const { date, zones } = await dayAndZones(db, wished)
  const byZone = Map.groupBy(await loadsOf(db, date), ({ zone }) => zone)
  return {
    date,
    zones: zones.map(({ zone, zone_name }) => {
      const loads = byZone.get(zone) ?? []
      const limits = loads.flatMap(({ capacity }) => capacity ?? [])
      const left = placesLeft(loads)
      return {
        zone,
        zone_name,
        capacity: limits.length ? limits.reduce((all, one) => all + one) : null,
        booked: loads.reduce((all, load) => all + load.booked, 0),
        left: left === Infinity ? null : left,
      }
    }),
  }
}
