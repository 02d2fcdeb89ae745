package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.ByteBuffer;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/// Names for new grants: nobody has to ask which are taken. The assigner's id, a dot, `g`, twelve letters.
final class GrantNames {
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 12;

    private final RandomGenerator random;

    GrantNames(RandomGenerator random) {
        this.random = random;
    }

    String next(PartyId assigner) {
        return name(assigner, () -> random.nextInt(LETTERS.length()));
    }

    /// The name that a request makes which may have been begun by a process that is gone: the same each time.
    static String of(PartyId assigner, Digest nonce) {
        ByteBuffer bytes = ByteBuffer.wrap(nonce.toBytes());
        return name(assigner, () -> Math.floorMod(bytes.get(), LETTERS.length()));
    }

    private static String name(PartyId assigner, IntSupplier letters) {
        StringBuilder name = new StringBuilder(assigner + ".g");
        for (int i = 0; i < LENGTH; i++) {
            name.append(LETTERS.charAt(letters.getAsInt()));
        }
        return name.toString();
    }
}
