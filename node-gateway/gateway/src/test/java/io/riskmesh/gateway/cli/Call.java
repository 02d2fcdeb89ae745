package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// One call of the real command line in this process.
///
/// @param status exit status
/// @param out standard output
/// @param err standard error
record Call(int status, String out, String err) {

    static Call of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = RiskmeshCli.run(args, new PrintWriter(out), new PrintWriter(err));
        return new Call(status, out.toString(), err.toString());
    }

    /// The same with variables of the environment.
    static Call with(Map<String, String> environment, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = RiskmeshCli.run(args, new Terminal(new PrintWriter(out), new PrintWriter(err), false, InstantSource.system(),
                System::nanoTime, new SecureRandom(), environment));
        return new Call(status, out.toString(), err.toString());
    }

    static Call of(List<String> args) {
        return of(args.toArray(String[]::new));
    }

    /// The one line of a refusal: nothing on standard output, nothing but this line on standard error.
    String refusal(int expectedStatus) {
        assertEquals(expectedStatus, status, this::toString);
        assertEquals("", out, "a refusal prints no data");
        assertEquals(1, err.lines().count(), () -> "expected one line, found: " + err);
        assertTrue(err.startsWith("riskmesh: "), err);
        return err.strip();
    }
}
