package io.riskmesh.gateway.lab;

import io.riskmesh.gateway.progress.Progress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// What a lab run gets from outside.
///
/// @param progress where it says how far it is
/// @param clock calendar time, for the report's header
/// @param nanoTime monotonic nanoseconds, for durations
/// @param entropy seeds of masks and keys; no model depends on it
public record LabWorld(Progress progress, InstantSource clock, LongSupplier nanoTime, SecureRandom entropy) {}
