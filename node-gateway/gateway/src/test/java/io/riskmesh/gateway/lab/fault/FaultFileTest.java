package io.riskmesh.gateway.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaultFileTest {
    @TempDir
    Path folder;

    @Test
    void the_example_of_the_documentation_is_read_as_it_says() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("riskmesh.root"), "docs", "faults.md"));
        String example = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("```\n", page.indexOf("```yaml\n") + 8));
        FaultScenario scenario = FaultFile.read(Files.writeString(folder.resolve("faults.yaml"), example));
        assertEquals(List.of(
                new Fault("size4-2", new FaultPoint(FaultPoint.Phase.HISTOGRAM, 3, 1, FaultPoint.Moment.BEFORE), OptionalInt.of(6)),
                new Fault("size4-3", new FaultPoint(FaultPoint.Phase.PRESENCE, 8, 0, FaultPoint.Moment.AFTER), OptionalInt.empty())),
                scenario.faults());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[]|faults: [...]",
        "faults: 3|a list of faults",
        "faults: [{bank: a}]|leaves: {phase",
        "faults: [{leaves: {phase: cuts}}]|the name of a bank",
        "faults: [{bank: a, leaves: {phase: cuts, tree: 1}}]|no tree in phase cuts",
        "faults: [{bank: a, leaves: {phase: leaves, level: 1}}]|no level in phase leaves",
        "faults: [{bank: a, leaves: {phase: histogram, tree: -1}}]|tree: a number",
        "faults: [{bank: a, leaves: {phase: histogram, tree: x}}]|tree: a number",
        "faults: [{bank: a, leaves: {phase: histogram, moment: later}}]|moment: one of before, after",
        "faults: [{bank: a, leaves: {phase: histogram, tree: 5}, returns: 5}]|a tree after tree 5",
        "faults: [{bank: a, leaves: {phase: histogram}, mood: bad}]|only bank, leaves, returns",
        "faults: [{bank: a, leaves: *x}]|expected YAML",
    })
    void whatever_is_wrong_is_named_in_one_line(String text, String expected) throws Exception {
        Path file = Files.writeString(folder.resolve("faults.yaml"), text);
        Stopped stopped = assertThrows(Stopped.class, () -> FaultFile.read(file));
        assertEquals(ExitStatus.USAGE, stopped.status());
        assertTrue(stopped.getMessage().contains(expected), stopped.getMessage());
        assertTrue(stopped.getMessage().lines().count() == 1, stopped.getMessage());
    }

    @Test
    void two_faults_of_one_bank_and_unknown_banks_are_refused() {
        FaultPoint point = new FaultPoint(FaultPoint.Phase.CUTS, 0, 0, FaultPoint.Moment.BEFORE);
        Fault fault = new Fault("a", point, OptionalInt.empty());
        assertThrows(Stopped.class, () -> new FaultScenario(List.of(fault, fault)).requireBanks(List.of("a", "b")));
        assertThrows(Stopped.class, () -> new FaultScenario(List.of(fault)).requireBanks(List.of("b", "c")));
    }
}
