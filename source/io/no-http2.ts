// Stands in for `http2-wrapper` in the bundle (see build.js). got asks it for connections when HTTP/2 is asked for, which it is not here;
// yet it has Node load all of HTTP/2.
const nothing = {};

export default nothing;
