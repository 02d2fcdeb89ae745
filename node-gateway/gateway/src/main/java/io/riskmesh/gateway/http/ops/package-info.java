/// The private listener: health and metrics.
package io.riskmesh.gateway.http.ops;
