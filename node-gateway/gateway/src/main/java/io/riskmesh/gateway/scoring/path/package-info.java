/// From a request to a durable answer (design `serving.md` section 3).
package io.riskmesh.gateway.scoring.path;
