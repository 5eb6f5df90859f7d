import t from 'tap';
import {parseNix} from '../../../source/nix/syntax/parser.js';
import {children, pathTo, walk} from '../../../source/nix/syntax/walk.js';

const text = '{ a ? 1 }@b: let c.d = "e${f}"; inherit (g) h; in with i; assert j; if k then l.m or n else [ o (p ? q) ] ++ [ (-r) ./s ]';
const {root} = parseNix(text);

t.test('every node is visited once, parents first, in the order of the text', async t => {
	const nodes = [...walk(root)];
	t.equal(new Set(nodes).size, nodes.length);
	t.equal(nodes[0], root);
	t.strictSame(nodes.flatMap(node => node.kind === 'identifier' ? [node.name] : []), [...'abcdfghijklmnopqr']);
	const starts = nodes.map(({start}) => start);
	t.strictSame(starts, starts.toSorted((a, b) => a - b));
});

t.test('the children of a function are in the order of the text too', async t => {
	t.strictSame(children(root).map(({kind}) => kind), ['formals', 'identifier', 'let-in']);
	t.strictSame(children(parseNix('b@{ a }: a').root).map(({kind}) => kind), ['identifier', 'formals', 'identifier']);
	t.strictSame(children(parseNix('1').root), []);
});

t.test('the way down to a place is found', async t => {
	t.strictSame(pathTo(root, text.indexOf('f}')).map(({kind}) => kind), ['lambda', 'let-in', 'binding', 'string', 'interpolation', 'identifier']);
	t.strictSame(pathTo(root, 0).map(({kind}) => kind), ['lambda', 'formals']);
	t.strictSame(pathTo(root, text.length), []);
	t.strictSame(pathTo(parseNix(' 1').root, 0), []);
});
