package io.riskmesh.federation.joint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.federation.message.PairHeader;
import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.JointReason;
import io.riskmesh.securesum.octets.Octets;
import org.junit.jupiter.api.Test;

/// What engines say before the cuts are known.
final class PairLinksTest {
    private static final PartyId SELF = new PartyId("bank-01");

    private final PairLinks links = new PairLinks(SELF, null);

    private void hear(String from, boolean byPayer) throws RefusedRound {
        PartyId bank = new PartyId(from);
        PairHeader header = new PairHeader(Digest.of("run", new byte[0]), 1, 0, 0, bank, SELF, Digest.of("before", new byte[0]));
        links.received(bank, new PairMessage.EngineBytes(header, byPayer, Octets.wrap(new byte[1])));
    }

    @Test
    void a_bank_that_says_much_fills_its_own_place_alone_and_in_one_role_alone() throws RefusedRound {
        for (int i = 0; i < 16; i++) {
            hear("bank-03", true);
        }
        RefusedRound refused = assertThrows(RefusedRound.class, () -> hear("bank-03", true));
        assertEquals(JointReason.LAYOUT_MISMATCH, refused.refusal().reason());
        hear("bank-03", false);
        hear("bank-02", true);
    }
}
