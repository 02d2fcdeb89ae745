package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.approval.ApprovalDesk.Verdict;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.live.FoundedLedger;
import io.riskmesh.gateway.openapi.Role;
import java.nio.file.Path;

/// A bank's gateway whose people ask for and grant authorisations without end, and that says which were decided; arguments: folder of
/// the ledger, folder of the database.
public final class KilledDecisionsMain {

    private KilledDecisionsMain() {}

    public static void main(String[] args) throws Exception {
        ConnectionProfile profile = ConnectionProfile.read(Path.of(args[0]));
        try (TestBank bank = new TestBank(FoundedLedger.access(profile, "AlderMSP"), Path.of(args[1]), new Post(), new TestReleases())) {
            for (int i = 0; ; i++) {
                ApprovalView asked = ApprovalRoomTest.taken(bank.room.grants().request(bank.person("ann", Role.OPERATOR),
                        ApprovalRoomTest.request(bank.party, "kill" + i)));
                say("asked " + asked.subject());
                ApprovalRoomTest.taken(bank.decide(bank.person("bob", Role.APPROVER), asked, Verdict.APPROVE));
                say("decided " + asked.subject());
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
