package io.riskmesh.securesum.session;

import static io.riskmesh.securesum.PlainEnc.enc;
import static io.riskmesh.securesum.PlainEnc.expand;
import static io.riskmesh.securesum.PlainEnc.hkdf;
import static io.riskmesh.securesum.PlainEnc.sha256;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.riskmesh.securesum.message.KeyAnnouncement;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.primitive.JdkPrimitives;
import io.riskmesh.securesum.primitive.Primitives;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The root key of a pair, computed a second time from its definition with other code.
final class PairKeyScheduleTest {
    private static final Primitives JDK = JdkPrimitives.create();
    private static final SessionParameters SESSION =
            new SessionParameters(Octets.wrap(filled(32, 1)), Roster.of(List.of("a", "b", "c")), "a");

    @Test
    void it_is_hkdf_over_both_secrets_with_the_transcript_as_salt() {
        KeyAnnouncement a = announcement("a", 3);
        KeyAnnouncement b = announcement("b", 4);
        byte[] ciphertext = filled(1088, 5);
        byte[] transcript = sha256(enc("transcript", SESSION.sessionId().array(), 3, "a", "b", "c",
                a.body(), b.body(), ciphertext));
        byte[] material = new byte[64];
        Arrays.fill(material, 0, 32, (byte) 6);
        Arrays.fill(material, 32, 64, (byte) 7);
        Secret key = new PairKeySchedule(SESSION, a, b, Octets.wrap(ciphertext), JDK)
                .pairKey(Secret.wrap(filled(32, 6)), Secret.wrap(filled(32, 7)));
        assertArrayEquals(hkdf(transcript, material, enc("pair", "a", "b")), key.reveal());
        assertArrayEquals(expand(key.reveal(), enc("confirm", "b", "a")),
                PairKeySchedule.confirmation(JDK, key, "b", "a").array());
    }

    @Test
    void it_changes_with_either_secret_and_with_anything_in_the_transcript() {
        Secret base = key(announcement("a", 3), announcement("b", 4), 5, 6, 7);
        assertNotEquals(base, key(announcement("a", 3), announcement("b", 4), 5, 8, 7));
        assertNotEquals(base, key(announcement("a", 3), announcement("b", 4), 5, 6, 8));
        assertNotEquals(base, key(announcement("a", 3), announcement("b", 4), 8, 6, 7));
        assertNotEquals(base, key(announcement("a", 8), announcement("b", 4), 5, 6, 7));
        assertNotEquals(base, key(announcement("a", 3), announcement("c", 4), 5, 6, 7));
    }

    private static Secret key(KeyAnnouncement first, KeyAnnouncement second, int ciphertext, int x25519, int mlKem) {
        return new PairKeySchedule(SESSION, first, second, Octets.wrap(filled(1088, ciphertext)), JDK)
                .pairKey(Secret.wrap(filled(32, x25519)), Secret.wrap(filled(32, mlKem)));
    }

    private static KeyAnnouncement announcement(String party, int value) {
        return new KeyAnnouncement(SESSION.sessionId(), party, Octets.wrap(filled(32, value)),
                Octets.wrap(filled(1184, value)), Octets.wrap(filled(32, 9)), Octets.EMPTY, Octets.EMPTY);
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
