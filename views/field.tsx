interface FieldProps {
  id: string;
  name: string;
  label: string;
  hint: string;
  text: string;
  /** Why the text was refused; '' for no such thing. */
  problem: string;
  /** Words to choose from; others may be typed. */
  known?: readonly string[];
  date?: boolean;
  /** More than one: a text of several lines. */
  lines?: number;
  /** A text of one line that is longer than others. */
  long?: boolean;
  /** Shown and sent along, but not to be changed; the hint says why. */
  fixed?: boolean;
  /** Has the focus when the page opens. */
  focused?: boolean;
}

/** One field with its name, what to write, and the sentence that refused its text. */
export function Field(props: FieldProps) {
  const { id, name, label, hint, text, problem, known = [], date = false, lines = 1 } = props;
  const { long = false, fixed = false, focused = false } = props;
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined;
  const control = {
    ...{ id, name },
    'aria-describedby': described,
    'aria-invalid': problem ? ('true' as const) : undefined,
    readonly: fixed,
    autofocus: focused,
  };
  return (
    <div class={['field', lines > 1 ? 'wide' : '', long ? 'long' : ''].filter(Boolean).join(' ')}>
      <label for={id}>{label}</label>
      {lines > 1 ? (
        <textarea {...control} rows={lines}>
          {text}
        </textarea>
      ) : (
        <input
          {...control}
          type={date && /^(\d{4}-\d{2}-\d{2})?$/.test(text) ? 'date' : 'text'}
          value={text}
          list={known.length > 0 ? `${id}-known` : undefined}
        />
      )}
      {known.length > 0 ? (
        <datalist id={`${id}-known`}>
          {known.map((word) => (
            <option value={word}>{word}</option>
          ))}
        </datalist>
      ) : null}
      {hint === '' ? null : (
        <p class="note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem === '' ? null : (
        <p class="finding error" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
