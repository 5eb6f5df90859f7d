import {redact} from '../../io/redact.js';
import {printable} from '../../literal.js';

/** A message or a line from outside as it may be shown: no credentials, no control characters, and no backticks, which mark literals elsewhere. */
export const foreignText = (text: string): string => redact(printable(text, 400)).replaceAll('`', '');
