/** Whether a property of Word's that stands there with this value is switched on. */
export function isOn(value: string): boolean {
  return !/^(0|false|off)$/.test(value);
}
