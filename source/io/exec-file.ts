// A module of its own, since many runs start no other program, and Node takes 4 ms to open what starts them.
export {execFile} from 'node:child_process';
