import { Type } from 'typebox'
import {
  Body,
  BoolFilter,
  Count,
  DateOnly,
  Id,
  Nullable,
  PageQuery,
  Patch,
  TimeIn,
} from '../../platform/http/schemas.ts'

const Weekday = Type.Integer({ minimum: 0, maximum: 6, description: '0 is Monday.' })
const Time = Type.String({ description: "HH:MM:SS on the kitchen's wall clock." })

export const Schedule = Type.Object({
  id: Id,
  zone: Id,
  zone_name: Type.String(),
  day_of_week: Weekday,
  day_name: Type.String(),
  start_time: Time,
  end_time: Time,
  meal_slot: Nullable(Id),
  meal_slot_name: Type.String({ description: 'Empty: for every meal.' }),
  max_deliveries: Type.Integer(),
  is_active: Type.Boolean(),
})

const fields = {
  zone: Id,
  day_of_week: Weekday,
  start_time: TimeIn,
  end_time: TimeIn,
  meal_slot: Nullable(Id),
  max_deliveries: Count,
  is_active: Type.Boolean(),
}
const readOnly = ['id', 'zone_name', 'day_name', 'meal_slot_name']

export const ScheduleCreate = Body(
  {
    zone: fields.zone,
    day_of_week: fields.day_of_week,
    start_time: fields.start_time,
    end_time: fields.end_time,
    meal_slot: Type.Optional(fields.meal_slot),
    max_deliveries: Type.Optional(fields.max_deliveries),
    is_active: Type.Optional(fields.is_active),
  },
  readOnly,
)
export const SchedulePatch = Patch(fields, readOnly)
export const ScheduleQuery = PageQuery({
  zone: Type.Optional(Id),
  day_of_week: Type.Optional(Weekday),
  is_active: Type.Optional(BoolFilter),
})

export const CapacityQuery = Type.Object({ date: Type.Optional(DateOnly) })
const many = (description: string) => Nullable(Type.Integer({ description }))
export const Capacity = Type.Object({
  date: DateOnly,
  zones: Type.Array(
    Type.Object({
      zone: Id,
      zone_name: Type.String(),
      capacity: many("All deliveries of the day's active schedules; null without any: no limit."),
      booked: Type.Integer({ description: 'Orders that are not cancelled.' }),
      left: many('How many more orders are taken; null: no limit.'),
    }),
  ),
})
