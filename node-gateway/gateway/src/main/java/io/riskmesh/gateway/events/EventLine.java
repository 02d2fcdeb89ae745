package io.riskmesh.gateway.events;

/// One event as it goes over the wire.
///
/// @param seq from 1, without gaps in one process
/// @param nanos monotonic time of its making
/// @param frame the whole event in the form of `text/event-stream`
record EventLine(long seq, long nanos, EventName name, String frame) {}
