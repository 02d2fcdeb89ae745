package io.riskmesh.gateway.api.request;

/// One wrong place of a request. Never holds what was submitted.
///
/// @param pointer RFC 6901 into the body, `?name` of the query, `{name}` of the path; names that the request invented are not in it
/// @param code what is wrong there
public record FieldError(String pointer, Fault code) {}
