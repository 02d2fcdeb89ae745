package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// docs/cli.md names every verb that exists, and none that does not.
final class DocumentedVerbsTest {
    private static final Path PAGE = Path.of(System.getProperty("riskmesh.root", ".")).resolve("docs/cli.md");
    private static final List<String> LAUNCHERS_OWN = List.of("fabric");

    @Test
    void every_verb_stands_on_the_page() throws Exception {
        List<List<String>> documented = lines();
        TreeSet<String> missing = new TreeSet<>();
        int verbs = 0;
        for (List<String> verb : verbs(commands(), List.of())) {
            verbs++;
            if (documented.stream().noneMatch(line -> names(line, verb))) {
                missing.add(String.join(" ", verb));
            }
        }
        assertTrue(verbs > 40, "the tree was walked: " + verbs);
        assertEquals(new TreeSet<>(), missing, "verbs that docs/cli.md does not name");
    }

    @Test
    void every_verb_on_the_page_exists() throws Exception {
        TreeSet<String> wrong = new TreeSet<>();
        for (List<String> line : lines()) {
            CommandLine group = commands();
            for (int word = 0; word < line.size() && !group.getSubcommands().isEmpty(); word++) {
                List<String> names = List.of(line.get(word).split("\\|", -1));
                CommandLine tree = group;
                boolean verb = names.stream().allMatch(name -> name.matches("[a-z][a-z-]*"));
                if (verb && !LAUNCHERS_OWN.contains(line.getFirst()) && !names.stream().allMatch(tree.getSubcommands()::containsKey)) {
                    wrong.add(String.join(" ", line));
                }
                group = tree.getSubcommands().getOrDefault(names.getFirst(), new CommandLine(new Leaf()));
            }
        }
        assertEquals(new TreeSet<>(), wrong, "lines of docs/cli.md that name no verb");
    }

    @CommandLine.Command
    private static final class Leaf implements Runnable {
        @Override
        public void run() {
            // has no verbs below it
        }
    }

    // `auth list | show GRANT` names both verbs: alternatives stand anywhere behind the group.
    private static boolean names(List<String> line, List<String> verb) {
        int groups = verb.size() - 1;
        if (line.size() < verb.size() || !line.subList(0, groups).equals(verb.subList(0, groups))) {
            return false;
        }
        return line.subList(groups, line.size()).stream().anyMatch(word -> Arrays.asList(word.split("\\|", -1)).contains(verb.getLast()));
    }

    private static List<List<String>> verbs(CommandLine command, List<String> path) {
        if (command.getSubcommands().isEmpty()) {
            return List.of(path);
        }
        return command.getSubcommands().entrySet().stream()
                .flatMap(below -> verbs(below.getValue(), Stream.concat(path.stream(), Stream.of(below.getKey())).toList()).stream())
                .toList();
    }

    private static List<List<String>> lines() throws IOException {
        Matcher blocks = Pattern.compile("```(?:bash)?\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        return blocks.results().flatMap(block -> block.group(1).lines()).filter(line -> line.startsWith("./riskmesh "))
                .map(line -> List.of(line.substring("./riskmesh ".length()).split("[ ,]+"))).toList();
    }

    private static CommandLine commands() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return Commands.of(new Terminal(nowhere, nowhere, false, InstantSource.system(), System::nanoTime, new SecureRandom(), Map.of()));
    }
}
