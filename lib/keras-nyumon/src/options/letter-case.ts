/** `kernelInitializer`, `MaxPooling2D` → `kernel_initializer`, `max_pooling2d`: the way Keras writes its own class names. */
export function snakeCase(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** `kernel_initializer` → `kernelInitializer`. */
export function camelCase(name: string): string {
  return name.replace(/(?<=[^_])_+([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
}
