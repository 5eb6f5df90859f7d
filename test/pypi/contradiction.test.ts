import t from 'tap';
import {isContradiction} from '../../source/pypi/contradiction.js';

const contradictions = [
	'==1.26.4,>=2', '<2,>=2', '==1,==2', '>=2,<1', '~=1.4.2,>=1.5', '==1.4.*,>=1.5', '==1.*,>=2', '>1,<1', '==1.26.4,!=1.26.4', '>=1.4,<1.5,!=1.4.*', '==0,>0',
];
const possible = [
	'<2',
	'',
	'==1.26.4,>=1.20,<3',
	'>=1,<=1',
	'>1,<2',
	'<2,>=1.99',
	'>=1.4,!=1.4.*',
	'~=1.4,>=1.5',
	'==1.4.*,>1.4',
	'!=1,!=2',
	'<1,>0',
	'>1,<1.1',
	'>=2,!=2',
	// Not told apart here: the index decides.
	'>=2.0rc1,<2.0',
	'==1!1,==2',
	'===a,===b',
];

t.test('contradictions are told without an index, and nothing else is called one', async t => {
	for (const specifier of contradictions) {
		t.equal(isContradiction(specifier), true, specifier);
	}

	for (const specifier of possible) {
		t.equal(isContradiction(specifier), false, specifier);
	}
});
