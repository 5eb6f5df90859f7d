// A module of its own, which is read when names are looked for: with what unpacks them it is most of this program.
export {default as packed} from './names.json' with {type: 'json'};
export {unpackAbout, unpackNames} from './format.js';
