package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.outcome.ExitStatus;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/// Entry of the command line.
public final class RiskmeshCli {
    private RiskmeshCli() {}

    /// The process: arguments in, exit status out.
    public static void main(String[] args) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        Terminal world = new Terminal(out, err, terminal, InstantSource.system(), System::nanoTime, new SecureRandom(),
                System.getenv());
        int status = run(args, world);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /// Runs one command in this process and returns its exit status; nothing of the process is touched beyond `out` and `err`.
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        return run(args, new Terminal(out, err, false, InstantSource.system(), System::nanoTime, new SecureRandom(), Map.of()));
    }

    static int run(String[] args, Terminal terminal) {
        CommandLine commands = Commands.of(terminal);
        commands.setOut(terminal.out());
        commands.setErr(terminal.err());
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setParameterExceptionHandler(new UsageMessage());
        commands.setExecutionExceptionHandler(new FailureMessage());
        commands.setExitCodeExceptionMapper(_ -> ExitStatus.UNEXPECTED.code());
        int status = execute(commands, args, terminal.err());
        terminal.out().flush();
        terminal.err().flush();
        return status;
    }

    private static int execute(CommandLine commands, String[] args, PrintWriter err) {
        try {
            return commands.execute(args);
        } catch (OutOfMemoryError e) {
            err.println("riskmesh: expected the data to fit into memory, found " + e.getMessage() + "; give the launcher more, for"
                    + " example RISKMESH_JAVA_OPTIONS=-Xmx16g");
            return ExitStatus.UNAVAILABLE.code();
        } catch (Error e) { // would end this thread and leave the process to the others
            for (StackTraceElement frame : e.getStackTrace()) {
                err.println("  at " + frame);
            }
            err.println("riskmesh: unexpected " + e + " (a bug, or a library that is not as it was built; the lines above say where)");
            return ExitStatus.UNEXPECTED.code();
        }
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
