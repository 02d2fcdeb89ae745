/// The way of one request: trace, route, caller, limits, body, handler, answer.
package io.riskmesh.gateway.http.edge;
