/** A value of a JSON file. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** An object of a JSON file. */
export interface JsonObject {
  [key: string]: Json | undefined;
}

/** The name in a layer's or a model's options, for messages. */
export function nameIn({ name }: JsonObject): string {
  return typeof name === 'string' ? name : '?';
}

/** Whether a value is a JSON object, not a list and not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
