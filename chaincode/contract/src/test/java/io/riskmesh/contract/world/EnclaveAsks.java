package io.riskmesh.contract.world;

import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.digest;

import io.riskmesh.attestation.evidence.Claims;
import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.evidence.EvidenceBinding;
import io.riskmesh.attestation.evidence.simulated.SimulatedProvider;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Collateral;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.InstanceKey;
import io.riskmesh.ledger.part.InstanceKeyUse;
import io.riskmesh.ledger.part.ConsortiumMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Calls about collateral and enclaves, as they would be made if all goes well.
public final class EnclaveAsks {

    /// When the collateral of these tests counts.
    public static final long JUNE_2025 = Instant.parse("2025-06-25T00:00:00Z").toEpochMilli();
    public static final String FAMILY = "00a067110000";
    public static final String INSTANCE = "AlderMSP.scorer-1";
    public static final Digest HEADER_HASH = digest("header");
    public static final List<InstanceKey> KEYS = List.of(
            new InstanceKey(InstanceKeyUse.HPKE, OpaqueBytes.of(new byte[] {1, 2})),
            new InstanceKey(InstanceKeyUse.SIGN, OpaqueBytes.of(new byte[] {3, 4})));

    private EnclaveAsks() {}

    public static Channel june(Channel channel) {
        channel.advance(JUNE_2025 - channel.now());
        return channel;
    }

    public static Collateral tcb(int seq) {
        return new Collateral(ALDER, JUNE_2025, "SGX_TCB", FAMILY, seq, file("tcb-info.json"),
                joined(file("signers.pem"), file("pck-authority.pem")), List.of(file("root.crl"), file("pck.crl")),
                Instant.parse("2025-06-19T10:56:11Z").toEpochMilli(), Instant.parse("2025-07-19T10:56:11Z").toEpochMilli(), 17);
    }

    public static Collateral identity(int seq) {
        return new Collateral(ALDER, JUNE_2025, "SGX_QE", "-", seq, file("qe-identity.json"), file("signers.pem"),
                List.of(file("root.crl")), Instant.parse("2025-06-19T10:01:18Z").toEpochMilli(),
                Instant.parse("2025-07-19T10:01:18Z").toEpochMilli(), 17);
    }

    public static Ask record(Collateral collateral) {
        return Ask.of("recordCollateral", Cast.of(ALDER), 1, collateral);
    }

    public static EvidenceBinding binding(String instance, int epoch, Digest consortium) {
        return new EvidenceBinding("riskmesh", EnclaveUse.SCORER, consortium, digest("members"), instance, epoch, KEYS, 5, HEADER_HASH);
    }

    /// Evidence that proves nothing, of the image that [ModelAsks] proposes.
    public static Evidence simulated(int epoch) {
        return evidence(epoch, Asks.consortium(ALDER, 1, ConsortiumMode.DEVELOPMENT).digest(), "image");
    }

    public static Evidence evidence(int epoch, Digest consortium, String image) {
        Claims claims = new Claims(Digest.ofFile(KEYS.getLast().spki().toBytes()), Optional.of(binding(INSTANCE, epoch, consortium)));
        byte[] reportData = Evidence.of(new byte[0], claims).reportData();
        return Evidence.of(new SimulatedProvider(digest(image)).quote(reportData), claims);
    }

    public static CanonicalValue.Obj simulatedResult() {
        return new FactWriter().id("status", "Simulated").bool("provesNothing", true).text("mrEnclave", digest("image").hex()).object();
    }

    /// Under the image that [Story#active] has put in force.
    public static Ask admit(int epoch, long now) {
        return admit(new EnclaveInstance(ALDER, now, INSTANCE, epoch, ModelAsks.SCORER, OpaqueBytes.of(simulated(epoch).encode()),
                List.of(), KEYS, 5, HEADER_HASH, simulatedResult(), now + 3_600_000));
    }

    public static Ask admit(EnclaveInstance instance) {
        return Ask.of("admitEnclave", Cast.of(ALDER), 1, instance);
    }

    private static OpaqueBytes joined(OpaqueBytes first, OpaqueBytes second) {
        byte[] all = java.util.Arrays.copyOf(first.toBytes(), first.length() + second.length());
        System.arraycopy(second.toBytes(), 0, all, first.length(), second.length());
        return OpaqueBytes.of(all);
    }

    private static OpaqueBytes file(String name) {
        try (InputStream in = EnclaveAsks.class.getResourceAsStream("collateral/" + name)) {
            return OpaqueBytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
