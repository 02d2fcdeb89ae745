package io.riskmesh.gateway.run.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.gateway.run.RunRequest;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class InvitationTest {
    private static final PartyId ALDER = new PartyId("AlderMSP");
    private static final List<PartyId> BANKS = List.of(ALDER, new PartyId("BirchMSP"), new PartyId("CedarMSP"));
    private static final Invitation SOUND = new Invitation("run_0123456789ABCDEFGHJKMNPQRS",
            new RunRequest("fraud", "payments", "fraud-detection", "F30", Map.of("rounds", "5"), BANKS), 3, ALDER,
            new FeatureSchema(List.of(Feature.numeric("amount"), Feature.categorical("kind", List.of("card", "cash")))), false, 100_000);

    @Test
    void what_was_written_is_read_back() throws IOException {
        Invitation read = Invitation.decode(SOUND.encode());
        assertEquals(SOUND.request(), read.request());
        assertEquals(SOUND.run(), read.run());
        assertEquals(SOUND.schema().names(), read.schema().names());
        assertEquals(List.of("card", "cash"), read.schema().features().getLast().categories());
        assertEquals(SOUND.checkedParameters().digest(), read.checkedParameters().digest());
    }

    @Test
    void an_invitation_that_names_a_stranger_as_coordinator_is_none() {
        assertRefused(text().replace("\"coordinator\":\"AlderMSP\"", "\"coordinator\":\"DoverMSP\""));
        assertRefused(text().replace("run_0123", "run_/../"));
        assertRefused(text().replace("\"validationPpm\":100000", "\"validationPpm\":1000000"));
        assertRefused(text().replace("\"model\":\"fraud\"", "\"model\":\"\""));
        assertRefused(text().replace("\"v\":1", "\"v\":2"));
    }

    @Test
    void a_parameter_set_that_is_a_file_is_not_read() throws IOException {
        Invitation hostile = Invitation.decode(text().replace("\"parameterSet\":\"F30\"", "\"parameterSet\":\"/etc/passwd\"")
                .getBytes(StandardCharsets.UTF_8));
        assertThrows(IOException.class, hostile::checkedParameters);
    }

    @Test
    void damaged_bytes_are_refused_and_nothing_else_happens() {
        long seed = Long.getLong("riskmesh.seed", 20261126);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = SOUND.encode();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                Invitation.decode(bytes);
            } catch (IOException _) {
                // refused, as it must be
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + i, e);
            }
        }
    }

    private static String text() {
        return new String(SOUND.encode(), StandardCharsets.UTF_8);
    }

    private static void assertRefused(String text) {
        assertThrows(IOException.class, () -> Invitation.decode(text.getBytes(StandardCharsets.UTF_8)));
    }
}
