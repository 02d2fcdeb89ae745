/// What a gateway remembers of its runs over a restart.
package io.riskmesh.gateway.run.store;
