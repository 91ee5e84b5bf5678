// Copies into the folder named as argument what the pages need from the npm packages, and nothing else.
// Two skins come out of the same package: `dsfr.css`, without the State's font, for the neutral brand,
// and `dsfr-state.css` with its fonts, for the bodies that are entitled to it.
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const target = process.argv[2]
if (!target) {
  console.error('usage: node build.mjs TARGET_FOLDER')
  process.exit(1)
}

const installed = 'node_modules/.package-lock.json'
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync('package-lock.json').mtimeMs) {
  execFileSync('npm', ['ci', '--no-progress', '--loglevel=error'], { stdio: 'inherit' })
}

const dist = 'node_modules/@gouvfr/dsfr/dist'
const stamp = join(target, '.built')
const styles = readdirSync('css').sort().map((file) => join('css', file))
const outlines = '../src/main/resources/org/terreau/territory/departements.tsv'
const sources = ['build.mjs', 'package-lock.json', 'css', ...styles, 'terreau.js', 'passkeys.js', 'favicon.svg', outlines]
if (existsSync(stamp) && sources.every((source) => statSync(source).mtimeMs < statSync(stamp).mtimeMs)) process.exit(0)

// Loaded once it is installed: on a fresh machine it is not there when this file begins.
const { default: postcss } = await import(pathToFileURL('node_modules/postcss/lib/postcss.mjs'))

const copied = new Set()
const copy = (from, to) => {
  if (copied.has(to) || !existsSync(from)) return
  copied.add(to)
  mkdirSync(dirname(join(target, to)), { recursive: true })
  copyFileSync(from, join(target, to))
}
const write = (name, text) => {
  mkdirSync(target, { recursive: true })
  writeFileSync(join(target, name), text)
}

// Utility icons come with paths relative to dist/utility/icons/: bring them to the root of the folder.
const iconFamilies = ['system', 'arrows', 'business', 'user', 'document', 'map', 'communication', 'design', 'editor', 'finance']
const icons = iconFamilies
  .map((family) => readFileSync(`${dist}/utility/icons/icons-${family}/icons-${family}.min.css`, 'utf8'))
  .join('\n')
  .replaceAll('../../../icons/', 'icons/')
const main = readFileSync(`${dist}/dsfr.main.min.css`, 'utf8')
const withoutMaps = (css) => css.replace(/\/\*# sourceMappingURL=.*?\*\//g, '')

// What is dark by an attribute, which a script sets, is dark too for whoever asked the system for it and has no script.
// Neither is printed: paper is white.
const DARK = '[data-fr-theme=dark]'
const darkWithoutScript = {
  postcssPlugin: 'dark-without-script',
  Once(root) {
    const chosen = postcss.atRule({ name: 'media', params: 'screen' })
    const asked = postcss.atRule({ name: 'media', params: 'screen and (prefers-color-scheme: dark)' })
    for (const rule of root.nodes.filter((node) => node.type === 'rule' && node.selector.includes(DARK))) {
      const selectors = rule.selectors.filter((selector) => selector.includes(DARK))
      const asSystem = selectors.map((selector) => selector.replace(DARK, '[data-fr-scheme=system]:not([data-fr-theme])'))
      chosen.append(rule.clone({ selectors }))
      asked.append(rule.clone({ selectors: asSystem }))
      const others = rule.selectors.filter((selector) => !selector.includes(DARK))
      if (others.length > 0) rule.selectors = others
      else rule.remove()
    }
    root.append(chosen, asked)
  },
}
const finished = (css) => postcss([darkWithoutScript]).process(css, { from: undefined, map: false }).css

const neutral = (css) =>
  css
    .replace(/@font-face\{[^}]*font-family:(Marianne|Spectral)[^}]*\}/g, '')
    .replaceAll('font-family:Marianne,arial,sans-serif', 'font-family:var(--brand-font)')

write('dsfr-state.css', finished(withoutMaps(main + icons)))
write('dsfr.css', finished(withoutMaps(neutral(main) + icons)))

for (const [, path] of (main + icons).matchAll(/url\("?((?:icons|fonts|artwork)\/[^)"]+)"?\)/g)) {
  if (!path.endsWith('.woff')) copy(join(dist, path), path)
}
for (const folder of ['pictograms/digital', 'pictograms/map', 'pictograms/leisure', 'pictograms/system', 'pictograms/buildings', 'pictograms/institutions', 'pictograms/document']) {
  const from = join(dist, 'artwork', folder)
  if (existsSync(from)) for (const file of readdirSync(from)) copy(join(from, file), `artwork/${folder}/${file}`)
}
write('dsfr.js', readFileSync(`${dist}/dsfr.module.min.js`, 'utf8').replace(/\/\/# sourceMappingURL=.*/g, ''))
write('terreau.css', finished(styles.map((file) => readFileSync(file, 'utf8')).join('\n')))
// The typefaces of our pages: of words, and of titles. The State's skin has its own.
for (const [family, file] of [
  ['source-sans-3', 'source-sans-3-latin-wght-normal'],
  ['source-sans-3', 'source-sans-3-latin-wght-italic'],
  ['bricolage-grotesque', 'bricolage-grotesque-latin-wght-normal'],
]) {
  copy(`node_modules/@fontsource-variable/${family}/files/${file}.woff2`, `fonts/${file}.woff2`)
}
// The typeface of our PDF files, embedded in them: it has every sign that French is written with.
for (const style of ['400Regular', '400Regular_Italic', '700Bold']) {
  copy(`node_modules/@expo-google-fonts/source-sans-3/${style}/SourceSans3_${style}.ttf`, `fonts/SourceSans3_${style}.ttf`)
}
for (const own of ['terreau.js', 'passkeys.js', 'favicon.svg']) copy(own, own)
// What the robot's browser runs on the pages that it looks at: within the jar, beside who reads it, and never served.
const standard = join(target, '../../org/terreau/standard')
mkdirSync(standard, { recursive: true })
copyFileSync('node_modules/axe-core/axe.min.js', join(standard, 'axe.min.js'))
copyFileSync('node_modules/axe-core/locales/fr.json', join(standard, 'axe-fr.json'))
// The outlines of the départements, which every map refers to: loaded once, instead of forty kilobytes in each page.
const paths = readFileSync(outlines, 'utf8').trim().split('\n').map((line) => line.split('\t'))
write('france.svg', `<svg xmlns="http://www.w3.org/2000/svg"><defs>${paths.map(([code, , path]) => `<path id="d${code}" d="${path}"/>`).join('')}</defs></svg>`)
write('.built', new Date().toISOString())
