package io.riskmesh.contract.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.contract.table.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Endorsers on machines that differ answer the same calls with the same bytes: the just-in-time compiler on and off, another garbage
/// collector, other orders of hash tables (each start of Java has its own).
final class EqualEndorsementsTest {

    private static final long SEED = 20_261_125;

    @TempDir
    private Path folder;

    private static final List<String> USUAL = List.of("-XX:+UseParallelGC");
    private static final List<String> OTHER_COLLECTOR = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final List<String> INTERPRETED = List.of("-Xint");
    /// The contract is interpreted, what it stands on is compiled: a small part of the time of an interpreter for all.
    private static final List<String> CONTRACT_INTERPRETED = Stream.concat(Stream.of("-XX:+UseSerialGC", "-XX:CompileCommand=quiet"),
            Stream.of("RiskmeshChaincode", "caller.*", "query.*", "refusal.*", "request.*", "rule.*", "state.*", "table.*")
                    .map(name -> "-XX:CompileCommand=exclude,io.riskmesh.contract." + name + "::*")).toList();

    @Test
    @Tag("acceptance")
    void two_thousand_calls_of_every_function_give_equal_bytes_in_three_machines() throws Exception {
        compare(2_000, 10, USUAL, OTHER_COLLECTOR, CONTRACT_INTERPRETED);
    }

    @Test
    @Tag("slow")
    void ten_thousand_calls_of_every_function_give_equal_bytes_in_three_machines() throws Exception {
        compare(10_000, 10, USUAL, OTHER_COLLECTOR, CONTRACT_INTERPRETED);
    }

    /// An interpreter for everything takes 3 ms for a call, and for one that checks signatures much more; so here fewer of them, and
    /// all at night.
    @Test
    @Tag("acceptance")
    void two_hundred_calls_of_every_function_give_equal_bytes_in_the_interpreter() throws Exception {
        compare(200, 40, USUAL, INTERPRETED);
    }

    @Test
    @Tag("slow")
    void ten_thousand_calls_that_check_signatures_give_equal_bytes_in_three_machines() throws Exception {
        compare(10_000, 1, USUAL, OTHER_COLLECTOR, CONTRACT_INTERPRETED);
    }

    @Test
    @Tag("slow")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void ten_thousand_calls_of_every_function_give_equal_bytes_in_three_machines_one_without_compiler() throws Exception {
        compare(10_000, 100, USUAL, OTHER_COLLECTOR, INTERPRETED);
    }

    @SafeVarargs
    private final void compare(int count, int fewer, List<String>... machines) throws Exception {
        Path people = folder.resolve("people");
        People.make().write(people);
        List<Process> processes = new ArrayList<>();
        for (List<String> options : machines) {
            processes.add(start(options, people, count, fewer, folder.resolve("answers" + processes.size())));
        }
        List<List<String>> answers = new ArrayList<>();
        for (Process process : processes) {
            assertEquals(0, process.waitFor(), () -> read(folder.resolve("answers" + answers.size())).toString());
            answers.add(read(folder.resolve("answers" + answers.size())));
        }
        assertEquals(Transactions.all().size() + 2, answers.getFirst().size());
        for (List<String> answer : answers) {
            assertEquals(answers.getFirst(), answer, "seed " + SEED);
        }
        answers.getFirst().forEach(EqualEndorsementsTest::assertWorthwhile);
    }

    /// Calls that are all refused, or all accepted, would prove little.
    private static void assertWorthwhile(String line) {
        String[] words = line.split(" ", -1);
        int accepted = Integer.parseInt(words[1]);
        int refused = Integer.parseInt(words[2]);
        assertTrue(Math.min(accepted, refused) >= (accepted + refused) / 10, line);
    }

    private static Process start(List<String> options, Path people, int count, int fewer, Path out) throws IOException {
        List<String> command = Stream.of(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx512m"), options,
                List.of("-cp", System.getProperty("java.class.path"), EndorserMain.class.getName(), people.toString(),
                        Integer.toString(count), Integer.toString(fewer), Long.toString(SEED))).flatMap(List::stream).toList();
        return new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
