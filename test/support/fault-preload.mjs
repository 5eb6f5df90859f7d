// Preloaded into the command by tests (`node --import`); FAULT is a JSON list of faults.
import {breakFileSystem} from './fault-calls.mjs';

await breakFileSystem(JSON.parse(process.env.FAULT));
