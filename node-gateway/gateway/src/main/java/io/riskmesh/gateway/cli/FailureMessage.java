package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;

/// A command that did not finish: one line, and for a bug the stack below it, as whoever reports it needs it.
final class FailureMessage implements CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        return switch (failure) {
            case Stopped stopped -> answer(err, stopped.getMessage(), stopped.status());
            case IOException io -> answer(err, io.getClass().getSimpleName() + ": " + io.getMessage(), ExitStatus.UNAVAILABLE);
            case InterruptedException _ -> answer(err, "interrupted", ExitStatus.INTERRUPTED);
            default -> {
                for (StackTraceElement frame : failure.getStackTrace()) {
                    err.println("  at " + frame);
                }
                yield answer(err, "unexpected " + failure + " (a bug; the lines above say where)", ExitStatus.UNEXPECTED);
            }
        };
    }

    private static int answer(PrintWriter err, String message, ExitStatus status) {
        err.println("riskmesh: " + message);
        return status.code();
    }
}
