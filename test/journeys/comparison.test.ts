import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { axeFaults } from '#test/journeys/axe.ts';
import { addressOf, download, downloadSheet } from '#test/journeys/download.ts';
import { follow, inPage, press, shows, textAt } from '#test/journeys/reading.ts';
import { openSheet } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';
import { shownRows } from '#test/export/read-xlsx.ts';

