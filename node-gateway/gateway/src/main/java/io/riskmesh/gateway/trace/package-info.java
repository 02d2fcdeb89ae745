/// Traces: spans of what this gateway does, joined across gateways by `traceparent`. What a span may say is a closed list of names.
package io.riskmesh.gateway.trace;
