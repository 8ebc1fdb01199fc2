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

const options: ICruiseOptions = {
  baseDir: root,
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '\\.test\\.ts$' },
  validate: true,
  ruleSet: {
    forbidden: [...layerRules, { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } }],
  },
};

async function violations(paths: string[]): Promise<string[]> {
  const { output } = await cruise(paths, options, undefined, {});
  if (typeof output === 'string') throw new Error('expected a cruise result, got text');
  if (output.summary.totalCruised === 0) throw new Error('nothing was read');
  return output.summary.violations.map((found) => `${found.rule.name}: ${found.from} → ${found.to}`);
}

describe('the layers of DESIGN', () => {
  it('hold for every import under src, types and dynamic imports included, and there are no cycles', async () => {
    expect(await violations(['src'])).toEqual([]);
  });
});
