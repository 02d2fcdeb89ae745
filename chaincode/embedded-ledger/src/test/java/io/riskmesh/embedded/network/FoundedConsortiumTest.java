package io.riskmesh.embedded.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.riskmesh.contract.RiskmeshChaincode;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.authority.MspFolder;
import io.riskmesh.embedded.fault.ChainAudit;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.verifier.report.StageReport;
import io.riskmesh.verifier.report.TextReport;
import io.riskmesh.verifier.report.VerificationReport;
import io.riskmesh.verifier.stage.StageId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract itself on the embedded ledger: a consortium is founded through Fabric's client, and the auditor agrees.
final class FoundedConsortiumTest {
    private static final List<String> BANKS = List.of("BankA", "BankB", "BankC");
    private static final String CHAINCODE = "riskmesh";

    @TempDir
    private Path folder;

    private ManagedChannel channel;

    @Test
    void a_consortium_is_founded_and_all_stages_of_the_audit_verify_it() throws Exception {
        try (EmbeddedLedger ledger = EmbeddedLedger.start(LedgerPlan.of(folder, BANKS, List.of("Regulator"), 0,
                Map.of(CHAINCODE, _ -> new RiskmeshChaincode())))) {
            channel = NettyChannelBuilder.forAddress("127.0.0.1", ledger.port(), TlsChannelCredentials.newBuilder()
                    .trustManager(folder.resolve("organisations/OrdererOrg/tlsca/tlsca-cert.pem").toFile()).build()).build();
            Contract operator = contract("BankA", "operator");
            EndorseException wrongRole =
                    assertThrows(EndorseException.class, () -> contract("BankA", "scientist").submitTransaction("proposeConsortium", request(0, consortium())));
            assertTrue(wrongRole.getDetails().getFirst().getMessage().contains("REFUSED wrong_role"), wrongRole.getDetails()::toString);
            Digest proposed = digest(operator.submitTransaction("proposeConsortium", request(0, consortium())));
            for (String bank : BANKS) {
                contract(bank, "approver").submitTransaction("approve", request(0, new Approval(new PartyId(bank), 0, SubjectKind.CONSORTIUM,
                        proposed.hex(), proposed, Decision.APPROVE, Optional.empty(), Optional.empty())));
            }
            operator.submitTransaction("enact", request(0,
                    new Enactment(new PartyId("BankA"), 0, SubjectKind.CONSORTIUM, FactKey.sequence(1), proposed)));
            assertEquals(7, ledger.head().height(), "two blocks at the start, one per transaction");
        } finally {
            channel.shutdownNow();
        }
        VerificationReport report = ChainAudit.requireClean(folder.resolve("blocks"));
        assertEquals(StageReport.Status.VERIFIED, report.stage(StageId.S5).status(), () -> TextReport.of(report));
    }

    // The receipt names the digest of what was written.
    private static Digest digest(byte[] receipt) throws Exception {
        CanonicalValue.Obj answer = (CanonicalValue.Obj) CanonicalJson.decode(receipt);
        CanonicalValue.Obj fact = (CanonicalValue.Obj) ((CanonicalValue.Array) answer.fields().get("facts")).items().getFirst();
        return Digest.fromHex(((CanonicalValue.Text) fact.fields().get("digest")).value());
    }

    private static Consortium consortium() {
        return new Consortium(new PartyId("BankA"), 0, 1, BANKS.stream().map(PartyId::new).toList(),
                List.of(new PartyId("Regulator")), ConsortiumMode.DEVELOPMENT, 3, 2, 3, 3, new CanonicalValue.Obj(new TreeMap<>()), 1024);
    }

    private static byte[] request(int consortium, Fact fact) {
        TreeMap<String, CanonicalValue> request = new TreeMap<>(Facts.ownFields(fact).fields());
        request.put("consortium", new CanonicalValue.Int(consortium));
        return CanonicalJson.encode(new CanonicalValue.Obj(request));
    }

    private Contract contract(String mspId, String identity) throws Exception {
        IssuedIdentity issued = MspFolder.read(mspId, folder.resolve("organisations").resolve(mspId).resolve("identities").resolve(identity));
        return Gateway.newInstance().connection(channel).hash(Hash.SHA256).identity(new X509Identity(mspId, issued.certificate()))
                .signer(Signers.newPrivateKeySigner(issued.key())).connect().getNetwork(LedgerPlan.CHANNEL).getContract(CHAINCODE);
    }
}
