package io.riskmesh.contract.rule.party;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Certificates;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A party registers whatever bytes it likes as a certificate: accepted, or `certificate_invalid`.
final class HostileCertificatesTest {

    private static final long SEED = 20_261_128;

    @Test
    void noise_and_changed_certificates_are_accepted_or_refused() {
        feed(10_000);
    }

    @Test
    @Tag("acceptance")
    void a_million_certificates_of_noise_or_changed_are_accepted_or_refused() {
        feed(1_000_000);
    }

    private static void feed(int inputs) {
        byte[] good = Certificates.p256();
        int accepted = 0;
        for (int i = 0; i < inputs; i++) {
            Random random = new Random(SEED + i);
            byte[] bytes = i % 3 == 0 ? noise(random) : changed(good, random);
            try {
                KeyCertificates.check(List.of(new PartyKey("k", KeyUse.TLS, OpaqueBytes.of(bytes), Asks.START + 30 * Asks.DAY)),
                        Asks.START);
                accepted++;
            } catch (Refused e) {
                assertEquals(LedgerReason.CERTIFICATE_INVALID, e.refusal().code(), "seed " + (SEED + i));
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + (SEED + i), e);
            }
        }
        int found = accepted;
        assertTrue(found > 0 && found < inputs / 2, () -> found + " of " + inputs + " accepted");
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(64)];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Names and numbers may change, so some stay certificates: nobody checks whose signature stands there.
    private static byte[] changed(byte[] good, Random random) {
        byte[] bytes = Arrays.copyOf(good, random.nextInt(4) == 0 ? 1 + random.nextInt(good.length) : good.length);
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }
}
