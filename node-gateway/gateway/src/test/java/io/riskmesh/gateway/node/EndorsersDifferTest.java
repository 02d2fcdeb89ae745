package io.riskmesh.gateway.node;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.riskmesh.contract.RiskmeshChaincode;
import io.riskmesh.embedded.network.EmbeddedLedger;
import io.riskmesh.embedded.network.LedgerPlan;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.gateway.trace.Spans;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.part.ConsortiumMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bank whose peer runs another contract than the others'.
final class EndorsersDifferTest {

    /// The contract, but for one byte of what it answers.
    private record Altered(Chaincode whole) implements Chaincode {
        @Override
        public Response init(ChaincodeStub stub) {
            return whole.init(stub);
        }

        @Override
        public Response invoke(ChaincodeStub stub) {
            Response honest = whole.invoke(stub);
            byte[] payload = honest.getPayload() == null ? new byte[0] : honest.getPayload();
            return new Response(honest.getStatusCode(), honest.getMessage(), ByteString.copyFrom(payload).concat(ByteString.copyFromUtf8(" ")).toByteArray());
        }
    }

    @Test
    void a_proposal_on_whose_result_endorsers_differ_is_counted_and_nothing_is_submitted(@TempDir Path folder) throws Exception {
        LedgerPlan plan = LedgerPlan.of(folder, RunningLedger.BANKS.stream().map(PartyId::value).toList(), List.of(), 0, Map.of("riskmesh",
                peer -> peer.equals("BirchMSP") ? new Altered(new RiskmeshChaincode()) : new RiskmeshChaincode()));
        Metrics metrics = new Metrics();
        try (EmbeddedLedger ledger = EmbeddedLedger.start(plan)) {
            long height = ledger.head().height();
            ConnectionProfile profile = ConnectionProfile.read(folder);
            try (LedgerClient client = LedgerClient.connect(profile, profile.identity("AlderMSP", "operator"), folder.resolve("journal"),
                    new SplittableRandom(1))) {
                client.watchedBy(new SubmissionReport(metrics, Spans.ids(new Random(1))));
                assertThrows(LedgerUnavailable.class, () -> client.record("proposeConsortium", 0, new Consortium(RunningLedger.ALDER, 0, 1,
                        RunningLedger.BANKS, List.of(), ConsortiumMode.DEVELOPMENT, 3, 3, 3, 3, new CanonicalValue.Obj(new TreeMap<>()), 1024)));
            }
            assertTrue(ledger.head().height() == height, "nothing was ordered");
        }
        assertTrue(metrics.scrape().contains("riskmesh_ledger_endorsement_mismatch_total{transaction=\"proposeConsortium\"} 1"), metrics.scrape());
    }
}
