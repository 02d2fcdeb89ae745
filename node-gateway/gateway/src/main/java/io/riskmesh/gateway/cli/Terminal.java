package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.lab.LabWorld;
import io.riskmesh.gateway.progress.Progress;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;

/// Everything a command gets from outside: its two streams, the clocks, entropy and the environment.
///
/// @param out data only
/// @param err progress and the one line of an error
/// @param redraw whether `err` is a terminal on which lines may be redrawn
/// @param clock calendar time, for the report's header
/// @param nanoTime monotonic nanoseconds, for durations
/// @param entropy seeds of masks and keys
/// @param environment variables of the process
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        boolean redraw,
        InstantSource clock,
        LongSupplier nanoTime,
        SecureRandom entropy,
        Map<String, String> environment) {

    LabWorld labWorld() {
        return new LabWorld(new Progress(err, redraw, nanoTime), clock, nanoTime, entropy);
    }
}
