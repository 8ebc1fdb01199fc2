import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseOptions, type IForbiddenRuleType } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Which folder of `src` may import which; a folder's name with `/index` means only its index. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  sources: ['model'],
  text: ['model'],
  'language/common': ['model'],
  'language/de': ['model', 'language/common'],
  entities: ['model', 'language/index'],
  findings: ['model', 'language/index', 'entities/index'],
  stories: ['model'],
  picture: ['model'],
  brief: ['model', 'picture', 'language/index', 'findings/index'],
  store: ['model'],
  pipeline: ['model', 'sources', 'text', 'language', 'entities', 'findings', 'stories', 'picture', 'brief', 'store'],
  api: ['model', 'store', 'picture', 'brief', 'pipeline/index'],
  cli: ['model', 'store', 'picture', 'brief', 'pipeline/index', 'api'],
};

const layerRules: IForbiddenRuleType[] = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `layer-${folder}`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^(src|web|test|eval|bench|train|tools)/',
    pathNot: [`^src/${folder}/`, ...allowed.map((name) => (name.endsWith('/index') ? `^src/${name}\\.ts$` : `^src/${name}/`))],
  },
}));

async function violations(base: string): Promise<string[]> {
  const options: ICruiseOptions = {
    baseDir: base,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.ts$' },
    validate: true,
    ruleSet: { forbidden: [...layerRules, { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } }] },
  };
  const { output } = await cruise(['src'], options, undefined, {});
  if (typeof output === 'string') throw new Error('expected a cruise result, got text');
  if (output.summary.totalCruised === 0) throw new Error('nothing was read');
  return output.summary.violations.map((found) => `${found.rule.name}: ${found.from} → ${found.to}`).sort();
}

describe('the layers of DESIGN', () => {
  it('hold for every import under src, types and dynamic imports included, and there are no cycles', async () => {
    expect(await violations(root)).toEqual([]);
  });

  it('are seen to be broken by a type import, a dynamic import, an inner file behind an index, and a cycle', async () => {
    const base = mkdtempSync(join(tmpdir(), 'lagebild-layers-'));
    const files: Record<string, string> = {
      'src/model/a.ts': "import type { B } from '../text/b.js';\nexport type A = B;\n",
      'src/text/b.ts': "export type B = string;\nexport const late = () => import('../store/c.js');\n",
      'src/store/c.ts': 'export const c = 1; // dependency-cruiser-disable-line\n',
      'src/findings/d.ts': "import { e } from '../language/de/e.js';\nimport { f } from './f.js';\nexport const d = [e, f];\n",
      'src/findings/f.ts': "import { d } from './d.js';\nexport const f = () => d;\n",
      'src/language/de/e.ts': 'export const e = 1;\n',
    };
    try {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(base, name)), { recursive: true });
        writeFileSync(join(base, name), text);
      }
      expect(await violations(base)).toEqual([
        'layer-findings: src/findings/d.ts → src/language/de/e.ts',
        'layer-model: src/model/a.ts → src/text/b.ts',
        'layer-text: src/text/b.ts → src/store/c.ts',
        'no-cycles: src/findings/d.ts → src/findings/f.ts',
      ]);
    } finally {
      rmSync(base, { recursive: true, force: true });
    }
  });
});
