package io.riskmesh.attestation.evidence;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.InstanceKey;
import io.riskmesh.ledger.part.InstanceKeyUse;
import java.util.List;
import java.util.Optional;

/// Claims that tests bind.
public final class SampleEvidence {

    public static final OpaqueBytes SIGN_KEY = OpaqueBytes.of(new byte[] {1, 2, 3});

    private SampleEvidence() {}

    public static EvidenceBinding binding(int epoch) {
        return new EvidenceBinding("riskmesh", EnclaveUse.SCORER, Digest.ofFile(new byte[] {1}), Digest.ofFile(new byte[] {2}),
                "HarbourMSP.scorer-1", epoch, List.of(new InstanceKey(InstanceKeyUse.HPKE, OpaqueBytes.of(new byte[] {9})),
                        new InstanceKey(InstanceKeyUse.SIGN, SIGN_KEY)), 7, Digest.ofFile(new byte[] {3}));
    }

    public static Claims claims(int epoch) {
        return new Claims(Digest.ofFile(SIGN_KEY.toBytes()), Optional.of(binding(epoch)));
    }
}
