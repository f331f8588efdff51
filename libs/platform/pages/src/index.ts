export { type Page, renderPage } from './page';
export { ServesPages } from './serves-pages.decorator';
