package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `tee verify` on the quote of docs/attestation.md, whose commands are run as they stand.
final class TeeVerifyTest {
    private static final Path ROOT = Path.of(System.getProperty("riskmesh.root", "."));
    private static final String EXAMPLE = ROOT.resolve("docs/examples/sgx").toString();

    @TempDir
    Path folder;

    @Test
    void the_commands_of_the_page_answer_as_the_page_says() throws IOException {
        Matcher blocks = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(ROOT.resolve("docs/attestation.md")));
        List<Call> calls = new ArrayList<>();
        while (blocks.find()) {
            for (String command : blocks.group(1).lines().toList()) {
                calls.add(Call.of(command.replaceFirst("^\\./riskmesh ", "").replace("docs/examples/sgx", EXAMPLE).split(" ", -1)));
            }
        }
        assertEquals(List.of(0, 0, 3), calls.stream().map(Call::status).toList(), calls::toString);
        assertTrue(calls.get(0).out().contains("ConfigurationAndSWHardeningNeeded [INTEL-SA-00289, INTEL-SA-00615]"), calls.get(0).out());
        assertEquals(List.of("VERIFIED", "NOT_CHECKED(no"), lastTwo(calls.get(0)), calls.get(0).out());
        assertEquals(8, count(calls.get(0), "VERIFIED"));
        assertEquals(9, count(calls.get(1), "VERIFIED"));
        assertTrue(calls.get(2).out().contains("refused: crl_not_current"), calls.get(2).out());
    }

    @Test
    void a_program_reads_each_step_and_the_reason() throws IOException {
        byte[] quote = Files.readAllBytes(Path.of(EXAMPLE, "quote.dat"));
        quote[48 + 64] ^= 1;
        Path changed = Files.write(folder.resolve("changed.dat"), quote);
        Call call = verify(changed, "--format", "json");
        assertEquals(3, call.status(), call::toString);
        JsonNode document = new ObjectMapper().readTree(call.out());
        assertTrue(document.get("refused").asBoolean());
        assertEquals("quote_signature_invalid", document.get("reason").asText());
        assertEquals("VERIFIED", document.at("/steps/3/result").asText());
        assertEquals("quote_signature_invalid", document.at("/steps/4/result").asText());
        assertEquals("NOT_CHECKED(a step before failed)", document.at("/steps/5/result").asText());
    }

    @Test
    void a_missing_list_is_a_refusal_and_a_missing_file_is_not_there() throws IOException {
        for (String name : List.of("tcb-info.json", "qe-identity.json", "signers.pem", "root.crl")) {
            Files.copy(Path.of(EXAMPLE, name), folder.resolve(name));
        }
        Call call = Call.of("tee", "verify", EXAMPLE + "/quote.dat", "--collateral", folder.toString(), "--at", "2025-06-25T00:00:00Z");
        assertEquals(3, call.status(), call::toString);
        assertTrue(call.out().contains("refused: crl_missing"), call.out());
        assertEquals(4, verify(folder.resolve("none")).status());
    }

    @Test
    void a_time_that_is_none_and_a_policy_that_is_none_are_told() throws IOException {
        Call.of("tee", "verify", EXAMPLE + "/quote.dat", "--collateral", EXAMPLE, "--at", "today").refusal(2);
        Path policy = Files.writeString(folder.resolve("policy.json"), "{\"appraisalPolicy\":{},\"measurements\":[]}");
        verify(Path.of(EXAMPLE, "quote.dat"), "--policy", policy.toString()).refusal(3);
    }

    private static Call verify(Path quote, String... more) {
        List<String> args = new ArrayList<>(List.of("tee", "verify", quote.toString(), "--collateral", EXAMPLE, "--at", "2025-06-25T00:00:00Z"));
        args.addAll(List.of(more));
        return Call.of(args);
    }

    private static long count(Call call, String word) {
        return call.out().lines().filter(line -> line.contains(" " + word + " ")).count();
    }

    private static List<String> lastTwo(Call call) {
        List<String> steps = call.out().lines().filter(line -> line.startsWith("CONVERGENCE") || line.startsWith("POLICY")).toList();
        return steps.stream().map(line -> line.split(" +", -1)).map(cells -> cells[1]).toList();
    }
}
