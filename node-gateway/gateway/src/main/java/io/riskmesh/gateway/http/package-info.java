/// The edge: listeners, callers, problems, and the router between a request and the handler of its operation.
package io.riskmesh.gateway.http;
