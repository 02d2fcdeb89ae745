package io.riskmesh.verifier.identity;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/// The organisations of a channel by MSP id. Judged identities are remembered, because a ledger shows the same few
/// again and again. Thread-safe.
public final class Organisations {

    /// Hostile blocks may hold endless identities; the memory of them is bounded.
    private static final int MOST_REMEMBERED = 10_000;

    private sealed interface Judged {
        record Valid(MemberIdentity identity) implements Judged {}

        record Invalid(String why) implements Judged {}
    }

    private final Map<String, Organisation> byId;
    private final Map<ByteString, Judged> judged = new ConcurrentHashMap<>();

    public Organisations(Map<String, Organisation> byId) {
        this.byId = new TreeMap<>(byId);
    }

    public Set<String> mspIds() {
        return java.util.Collections.unmodifiableSet(byId.keySet());
    }

    /// Decodes and judges bytes of `msp.SerializedIdentity`.
    public MemberIdentity identity(ByteString serialized) throws InvalidIdentity {
        Judged known = judged.get(serialized);
        if (known == null) {
            known = judge(serialized);
            if (judged.size() < MOST_REMEMBERED) {
                judged.put(serialized, known);
            }
        }
        return switch (known) {
            case Judged.Valid(MemberIdentity identity) -> identity;
            case Judged.Invalid(String why) -> throw new InvalidIdentity(why);
        };
    }

    private Judged judge(ByteString serialized) {
        try {
            SerializedIdentity identity = SerializedIdentity.parseFrom(serialized);
            Organisation organisation = byId.get(identity.getMspid());
            return organisation == null
                    ? new Judged.Invalid("No organisation of the channel has that MSP id")
                    : new Judged.Valid(organisation.identity(identity, serialized));
        } catch (InvalidProtocolBufferException _) {
            return new Judged.Invalid("The identity does not decode");
        } catch (InvalidIdentity e) {
            return new Judged.Invalid(e.getMessage());
        }
    }
}
