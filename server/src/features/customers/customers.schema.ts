import { Type } from 'typebox'
import {
  Body,
  Choice,
  Chosen,
  Decimal,
  Email,
  Id,
  Instant,
  Nullable,
  PageQuery,
  Password,
  Patch,
  Phone,
  Text,
} from '../../platform/http/schemas.ts'
import { Address, place } from './addresses.schema.ts'

const tiers = ['BRONZE', 'SILVER', 'GOLD'] as const
const ways = ['whatsapp', 'sms', 'email', 'none'] as const
const Tier = Choice(...tiers)
const Communication = Choice(...ways)
/** Empty text and null are no phone. */
const PhoneOrNone = Nullable(Phone({ blank: true }))
const blank = (length: number) => Text(length, { blank: true })

export const CustomerQuery = PageQuery({
  loyalty_tier: Type.Optional(Tier),
  preferred_communication: Type.Optional(Communication),
})

/** What somebody must not eat: words as dishes name their allergens. */
const Allergies = Type.Array(Text(50), { maxItems: 30 })
/** What somebody would rather not eat: words, or ids of dishes. */
const Dislikes = Type.Array(Type.Union([Id, Text(50)]), { maxItems: 50 })
const taste = { allergies: Allergies, dislikes: Dislikes }

const known = {
  id: Id,
  username: Type.String(),
  email: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
  name: Type.String(),
  phone: Nullable(Type.String()),
  emirates_id: Type.String(),
  wallet_balance: Decimal,
  loyalty_points: Type.Integer(),
  loyalty_tier: Chosen(...tiers),
  preferred_communication: Chosen(...ways),
  allergies: Type.Array(Type.String()),
  dislikes: Type.Array(Type.Union([Id, Type.String()])),
  created_at: Instant,
  updated_at: Instant,
}

export const Customer = Type.Object({
  ...known,
  full_name: Type.String(),
  zone: Nullable(Type.String({ description: 'The name of the zone.' })),
  addresses: Type.Array(Address),
})
const readOnly = [
  'id',
  'username',
  'full_name',
  'wallet_balance',
  'loyalty_points',
  'addresses',
  'created_at',
  'updated_at',
]

/** The dashboard sends a zone by name, other clients by number; empty text is none (contract C7). */
const zone = Nullable(Type.String({ maxLength: 100, description: 'Name or number of a zone.' }))

export const CustomerCreate = Body(
  {
    name: Text(100),
    phone: Phone(),
    email: Type.Optional(Email({ blank: true })),
    emirates_id: Type.Optional(blank(20)),
    zone: Type.Optional(zone),
    preferred_communication: Type.Optional(Communication),
    ...place,
  },
  readOnly,
)

export const CustomerPatch = Patch(
  {
    first_name: blank(150),
    last_name: blank(150),
    email: Email({ blank: true }),
    name: blank(100),
    phone: PhoneOrNone,
    emirates_id: blank(20),
    zone,
    preferred_communication: Communication,
    loyalty_tier: Tier,
    ...taste,
  },
  readOnly,
)

export const Profile = Type.Object(known)
const ownFields = { email: Email(), first_name: Text(150), last_name: Text(150) }
const ownMore = {
  name: blank(100),
  phone: PhoneOrNone,
  emirates_id: blank(20),
  preferred_communication: Communication,
  ...taste,
}
const ownReadOnly = [...readOnly, 'loyalty_tier']

export const ProfilePatch = Patch({ ...ownFields, ...ownMore }, ownReadOnly)
export const ProfilePut = Body(
  {
    ...ownFields,
    name: Type.Optional(ownMore.name),
    phone: Type.Optional(ownMore.phone),
    emirates_id: Type.Optional(ownMore.emirates_id),
    preferred_communication: Type.Optional(ownMore.preferred_communication),
    allergies: Type.Optional(ownMore.allergies),
    dislikes: Type.Optional(ownMore.dislikes),
  },
  ownReadOnly,
)

export const Register = Body({
  phone: Phone(),
  password: Password,
  email: Type.Optional(Email({ blank: true })),
  first_name: Type.Optional(blank(150)),
  last_name: Type.Optional(blank(150)),
})
/** No @ that is not one's own address's: else a name could be chosen that somebody else signs in with. */
export const RegisterByName = Body({
  username: Type.String({
    maxLength: 150,
    pattern: '^[\\w.+-]+$',
    errorMessage: 'Enter a valid username: letters, digits and ./+/-/_ only.',
  }),
  email: Email(),
  password1: Password,
  password2: Password,
})
export const EmailKey = Body({ key: Text(200) })
export const EmailWish = Body({ email: Email() })
export const SignIn = Body({
  phone: Text(20),
  password: Type.String({ minLength: 1, maxLength: 1024, verbatim: true }),
})
export const SignedIn = Type.Object({
  user: Type.Object({
    id: Id,
    username: Type.String(),
    email: Type.String(),
    name: Type.String(),
    phone: Nullable(Type.String()),
  }),
  tokens: Type.Object({ access: Type.String(), refresh: Type.String() }),
})
