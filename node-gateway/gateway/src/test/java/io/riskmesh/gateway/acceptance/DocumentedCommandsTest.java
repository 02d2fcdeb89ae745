package io.riskmesh.gateway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.cli.LabRows;
import io.riskmesh.gateway.cli.RiskmeshCli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that README and docs/cli.md print are run as they stand, but for the folders they read from and write to. The
/// README's first command is run by CI itself.
@Tag("acceptance")
final class DocumentedCommandsTest {
    private static final Path ROOT = Path.of(System.getProperty("riskmesh.root", "."));

    @TempDir
    Path folder;

    @Test
    void the_readme_command_for_a_file_of_ones_own_works() throws Exception {
        LabRows.write(folder.resolve("payments.csv.gz"), 4000, 3);
        List<String> commands = commands(ROOT.resolve("README.md"), "lab train");
        assertEquals(1, commands.size());
        run(commands.getFirst().replace("payments.csv.gz", folder.resolve("payments.csv.gz").toString()) + " --exclude kind");
    }

    @Test
    void the_examples_of_the_command_line_page_work_on_the_real_files() throws Exception {
        Path data = RealData.file("README.md").getParent();
        List<String> commands = commands(ROOT.resolve("docs/cli.md"), "lab train");
        assertTrue(commands.size() >= 3, commands.toString());
        for (String command : commands) {
            run(command.replace("$D", data.toString()));
        }
    }

    private void run(String command) throws IOException {
        List<String> args = new ArrayList<>(List.of(command.replaceFirst("^\\./riskmesh ", "").split(" ")));
        int out = args.indexOf("--out") + 1;
        Path results = folder.resolve(args.get(out));
        args.set(out, results.toString());
        StringWriter answer = new StringWriter();
        StringWriter err = new StringWriter();
        int status = RiskmeshCli.run(args.toArray(String[]::new), new PrintWriter(answer), new PrintWriter(err));
        assertEquals(0, status, () -> command + "\n" + err);
        assertTrue(new ObjectMapper().readTree(Files.readAllBytes(results.resolve("report.json")))
                .at("/exact/federatedEqualsPooled").asBoolean());
    }

    /// The commands of the `bash` blocks that begin with `./riskmesh VERB`, continued lines joined.
    private static List<String> commands(Path page, String verb) throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher blocks = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(page));
        while (blocks.find()) {
            blocks.group(1).replace("\\\n", " ").lines().map(line -> line.replaceAll("\\s+", " ").strip())
                    .filter(line -> line.startsWith("./riskmesh " + verb)).forEach(commands::add);
        }
        return commands;
    }
}
