import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PLACES = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'];
const MILLISECONDS = 180_000;

/** Where LibreOffice is: `JIHENG_OFFICE`, then the path, then the usual places; undefined where there is none. */
export function findOffice(): string | undefined {
  const named = process.env.JIHENG_OFFICE;
  if (named !== undefined) return existsSync(named) ? named : undefined;
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'soffice'));
  return [...onPath, ...PLACES].find((path) => existsSync(path));
}

/** What LibreOffice is asked to make of a file: a PDF as an office would print it, or a workbook as somebody would save it. */
const FILTERS = {
  pdf: 'pdf:calc_pdf_Export',
  xlsx: 'xlsx:Calc MS Excel 2007 XML',
  xls: 'xls:MS Excel 97',
} as const;

/** Converts spreadsheets; what comes of them stands in `folder`. Throws what the program said if it failed. */
export function convert(
  office: string,
  files: readonly string[],
  to: keyof typeof FILTERS,
  folder: string,
  fontConfiguration: string,
): void {
  const { status, stderr, stdout } = spawnSync(
    office,
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--convert-to',
      FILTERS[to],
      '--outdir',
      folder,
      ...files,
    ],
    {
      encoding: 'utf8',
      timeout: MILLISECONDS,
      env: { ...process.env, FONTCONFIG_FILE: fontConfiguration, LANG: 'C.UTF-8' },
    },
  );
  if (status !== 0) throw new Error(`LibreOffice 没有转换成功（${status}）：${stderr}${stdout}`);
}
