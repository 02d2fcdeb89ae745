/// A bank's own rows, as the round protocol asks them.
package io.riskmesh.federation.rows;
