/** The two kitchens of the demonstration: other zones, other currencies, one of them with three digits. */
export type DemoKitchen = {
  slug: string
  name: string
  time_zone: string
  currency: string
  city: string
  taxRate: string
  /** What each customer's wallet starts with. */
  credit: string
  deliveryFee: string
  /** Of thirty days of lunches. */
  packagePrice: string
  dishes: {
    name: string
    description: string
    price: string
    category: string
    diet_type: 'veg' | 'nonveg'
    calories: number
    allergens: string[]
  }[]
}

const dish = (
  name: string,
  description: string,
  price: string,
  category: string,
  diet_type: 'veg' | 'nonveg',
  calories: number,
  ...allergens: string[]
) => ({ name, description, price, category, diet_type, calories, allergens })

export const demoKitchens: DemoKitchen[] = [
  {
    slug: 'annapurna',
    name: 'Annapurna Tiffins',
    time_zone: 'Asia/Kolkata',
    currency: 'INR',
    city: 'Pune',
    taxRate: '5',
    credit: '9000.00',
    deliveryFee: '30.00',
    packagePrice: '4200.00',
    dishes: [
      dish('Dal tadka', 'Yellow lentils with cumin and ghee', '120.00', 'Mains', 'veg', 310, 'milk'),
      dish('Palak paneer', 'Fresh cheese in spinach', '160.00', 'Mains', 'veg', 380, 'milk'),
      dish('Chana masala', 'Chickpeas in tomato and ginger', '130.00', 'Mains', 'veg', 340),
      dish('Chicken curry', 'Home style, on the bone', '190.00', 'Mains', 'nonveg', 450),
      dish('Jeera rice', 'Basmati with cumin', '80.00', 'Sides', 'veg', 260),
      dish('Chapati, three', 'Whole wheat, soft', '45.00', 'Sides', 'veg', 240, 'gluten'),
      dish('Kachumber', 'Cucumber, tomato and onion', '40.00', 'Sides', 'veg', 60),
      dish('Gulab jamun, two', 'Warm, in cardamom syrup', '60.00', 'Sweets', 'veg', 280, 'milk', 'gluten'),
    ],
  },
  {
    slug: 'diwan',
    name: 'Diwan Kitchen',
    time_zone: 'Asia/Kuwait',
    currency: 'KWD',
    city: 'Kuwait City',
    taxRate: '0',
    credit: '75.000',
    deliveryFee: '0.250',
    packagePrice: '42.000',
    dishes: [
      dish('Chicken machboos', 'Spiced rice with daqoos', '2.250', 'Mains', 'nonveg', 620),
      dish('Murabyan', 'Rice with shrimps and dill', '2.750', 'Mains', 'nonveg', 590, 'crustaceans'),
      dish('Vegetable saloona', 'A stew of the season', '1.650', 'Mains', 'veg', 330),
      dish('Mujadara', 'Lentils, rice and fried onions', '1.500', 'Mains', 'veg', 480),
      dish('Fattoush', 'With sumac and toasted bread', '0.950', 'Sides', 'veg', 180, 'gluten'),
      dish('Khubz', 'From the tannour', '0.250', 'Sides', 'veg', 210, 'gluten'),
      dish('Laban', 'Salted yoghurt drink', '0.375', 'Drinks', 'veg', 90, 'milk'),
      dish(
        'Gers ogaily',
        'Saffron and cardamom cake',
        '0.875',
        'Sweets',
        'veg',
        320,
        'gluten',
        'eggs',
        'milk',
      ),
    ],
  },
]

export const demoCustomers = [
  'Asha Rao',
  'Bilal Khan',
  'Chitra Iyer',
  'Dalal Al-Sabah',
  'Ehsan Qureshi',
  'Fatima Noor',
  'George Thomas',
  'Hana Yusuf',
]
/** Only ever in the embedded demonstration, which production refuses to have. */
export const demoPassword = 'tiffin-at-noon'
export const demoPlatform = 'platform'
export const demoPeople = {
  admin: 'owner',
  manager: 'manager',
  staff: 'office',
  kitchen_staff: 'cook',
} as const
export const demoNames = { manager: 'Meera', staff: 'Omar', kitchen_staff: 'Ravi' } as const
export const demoPhone = (place: number) => `+99950000${String(place).padStart(2, '0')}`
