const hostile = [
  "'; drop table tenants; --", '"', "' or 1=1", '$1', '%s', '../', '../../etc/passwd', '..', '.', '/', '\\', 'a/b', 'a\\b', 'a.b', 'a b',
  ' a', 'a ', '\ta', 'a\n', '', '-', '_', '-a', '_a', '\0', 'a\0', 'a\u0000b', 'postgres\0', 'кухня', 'spісe', 'tаken', 'ｔaken', 'taКen',
  'ta\u212Aen', '\u017Fpice', 'taken\u200b', '\ufefftaken', 'ta\u00adken', 'taken\u0301', 'İstanbul', 'straße', '厨房', '😀', '%74aken', '&#116;',
  '<script>', '${x}', '{{x}}', '`id`', '$(id)', 'a;b', 'a|b', 'a&b', 'a=b', 'a?b', 'a#b', 'a@b', 'a:b', 'a,b', 'a*', 'a+b', 'a~b', 'a!b',
  'a(b)', 'a[b]', 'a{b}', 'a^b', 'a"b', "a'b", 'a\rb', 'a\x7f', 'a\x1b[31m', 'http://a', '__proto__', '[object Object]',
  'x'.repeat(64), 'x'.repeat(300), 'é'.repeat(40), 'admin', 'api', 'template0', 'public', 'localhost', 'root', 'control', 'undefined', 'null',
]

/** Names that nobody may open a kitchen under, those that look like "taken" among them. */
export const hostileSlugs = [...hostile, ...hostile.slice(0, 60).map((slug) => `taken${slug} `), ...hostile.slice(0, 60).map((slug) => ` ${slug}taken`)]
