import { useEffect, useRef } from 'react';

/**
 * Shows a mail of the API apart from the styles of the page. The content security policy allows no styles in markup, so
 * attributes are set one by one. Text in the mail is escaped, quotes too, and cannot be taken for either.
 */
export function MailView({ html }: { html: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const markup = html.replaceAll(/<style>.*?<\/style>/gs, '').replaceAll(' style="', ' data-style="');
    const mail = new DOMParser().parseFromString(markup, 'text/html');
    for (const element of mail.querySelectorAll<HTMLElement>('[data-style]'))
      element.style.cssText = element.dataset.style ?? '';
    const body = document.createElement('div');
    body.style.cssText = mail.body.style.cssText;
    body.style.colorScheme = 'light';
    body.append(...mail.body.childNodes);
    root.replaceChildren(body);
  }, [html]);
  return <div ref={host} />;
}
