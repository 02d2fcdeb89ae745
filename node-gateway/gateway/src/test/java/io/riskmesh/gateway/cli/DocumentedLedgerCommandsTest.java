package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger's example of docs/cli.md is run as it stands, but for its folder.
@Tag("acceptance")
final class DocumentedLedgerCommandsTest {
    private static final Path PAGE = Path.of(System.getProperty("riskmesh.root", ".")).resolve("docs/cli.md");

    @TempDir
    private Path folder;

    @Test
    void the_example_of_the_page_works_from_start_to_stop() throws Exception {
        Path launcher = LauncherOfTests.write(folder);
        Matcher example = Pattern.compile("```bash\n(\\./riskmesh ledger start.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertTrue(example.find(), "the page has an example that starts a ledger");
        List<String> commands = example.group(1).lines().toList();
        assertTrue(commands.size() >= 5, commands.toString());
        for (String command : commands) {
            run(command.replace("my-ledger", folder.resolve("ledger").toString()), launcher);
        }
        assertTrue(Files.notExists(folder.resolve("ledger/ledger.pid")), "the last command stopped the ledger");
    }

    private static void run(String command, Path launcher) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] args = command.replaceFirst("^\\./riskmesh ", "").split(" ", -1);
        int status = RiskmeshCli.run(args, new Terminal(new PrintWriter(out), new PrintWriter(err), false, InstantSource.system(),
                System::nanoTime, new SecureRandom(), Map.of("RISKMESH_LAUNCHER", launcher.toString())));
        assertEquals(0, status, () -> command + "\n" + out + err);
        assertTrue(out.toString().contains("ledger: embedded, trust: single operator"), out.toString());
    }
}
