package io.riskmesh.attestation.collateral;

import io.riskmesh.attestation.hostile.Fuzz;
import io.riskmesh.attestation.platform.TestPlatform;
import io.riskmesh.attestation.rejection.Rejected;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Bodies as they are parsed once their signature is good: a maker whose key was lost must not crash anybody either.
final class HostileCollateralTest {

    @Test
    void hostile_documents_are_refused() throws Rejected {
        fuzz(5_000);
    }

    @Tag("acceptance")
    @Test
    void a_million_hostile_documents_are_refused() throws Rejected {
        fuzz(1_000_000);
    }

    private static void fuzz(int inputs) throws Rejected {
        TestPlatform enclave = new TestPlatform();
        TestPlatform domain = new TestPlatform();
        domain.tdx = true;
        List<byte[]> infos = List.of(body(enclave.tcbInfo(), "tcbInfo"), body(domain.tcbInfo(), "tcbInfo"));
        Fuzz.run("TCB information", inputs, infos, Rejected.class, bytes -> TcbInfo.read(JsonFields.of(bytes)));
        List<byte[]> identities = List.of(body(enclave.qeIdentity(), "enclaveIdentity"), body(domain.qeIdentity(), "enclaveIdentity"));
        Fuzz.run("identity of a quoting enclave", inputs, identities, Rejected.class, bytes -> QeIdentity.read(JsonFields.of(bytes)));
        Fuzz.run("signed document", inputs, List.of(enclave.tcbInfo()), Rejected.class, bytes -> {
            SignedDocument cut = SignedDocument.cut(bytes, "tcbInfo");
            // The frame alone is judged here; what is inside needs its signature first.
            Rejected.unless(!java.util.Arrays.equals(cut.body(), infos.getFirst()),
                    io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_MALFORMED, "the body is as it was");
            return cut;
        });
    }

    private static byte[] body(byte[] answer, String name) throws Rejected {
        return SignedDocument.cut(answer, name).body();
    }
}
