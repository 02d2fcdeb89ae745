/// Pair keys of a session and what is derived from them for one aggregation.
package io.riskmesh.securesum.keys;
