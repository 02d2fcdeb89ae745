package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.PartyId;
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
        StringBuilder name = new StringBuilder(assigner + ".g");
        for (int i = 0; i < LENGTH; i++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
