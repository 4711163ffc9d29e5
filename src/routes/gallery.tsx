import { Hono } from 'hono';
import { AppError } from '#src/errors.ts';
import { GALLERY, GalleryPage } from '#views/gallery.tsx';

/** Every state of every view with made-up data, for people who work on the views. */
export function galleryRoutes(): Hono {
  const app = new Hono();

  app.get('/', (c) => c.html(<GalleryPage />));

  app.get('/:index', (c) => {
    const state = GALLERY[Number(c.req.param('index'))];
    if (!state) throw new AppError('not-found', '没有这个状态。');
    return c.html(state.render());
  });

  return app;
}
