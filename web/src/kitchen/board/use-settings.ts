import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../shared/api/client.ts'

/** The kitchen's name and clock. Asked again every minute, so that a display left on overnight turns to the new day. */
export const useSettings = () =>
  useQuery({
    queryKey: ['settings'],
    refetchInterval: 60_000,
    queryFn: async () => {
      const settings = await answer(api.GET('/api/v1/settings/'))
      return { ...settings, ahead: Date.parse(settings.now) - Date.now() }
    },
  })

export const useSlots = () =>
  useQuery({
    queryKey: ['meal-slots'],
    staleTime: 5 * 60_000,
    queryFn: async () =>
      (await answer(api.GET('/api/v1/meal-slots/'))).results.filter((slot) => slot.is_active),
  })
