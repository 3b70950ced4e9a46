/** Makes an element with a style, a text, and what it holds. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  style: string,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.style.cssText = style;
  made.append(...content);
  return made;
}
