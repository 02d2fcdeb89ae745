package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.outcome.ExitStatus;
import picocli.CommandLine;

/// A wrong command line: one line that says what is wrong and where the help is.
final class UsageMessage implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(CommandLine.ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        String message = String.valueOf(failure.getMessage()).replace('\n', ' ').replace('\r', ' ').strip();
        command.getErr().println("riskmesh: " + message + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitStatus.USAGE.code();
    }
}
