package io.riskmesh.gateway.client;

/// One event of a gateway's stream.
///
/// @param id to resume after
/// @param event its kind, for example `run.progress`
/// @param data JSON, at most 4 KiB
public record ServerEvent(String id, String event, String data) {}
