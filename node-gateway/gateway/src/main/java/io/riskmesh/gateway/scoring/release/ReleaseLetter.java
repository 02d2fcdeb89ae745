package io.riskmesh.gateway.scoring.release;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.attestation.scoring.KeyShare;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.MalformedFact;

/// What the bank that releases a model writes to each other bank. Bytes: magic, type u8, what the type says. Never printed, as one
/// kind is a secret.
sealed interface ReleaseLetter {

    /// The policy of the model's use.
    record OfPolicy(ScoringPolicy policy) implements ReleaseLetter {}

    /// The reader's share of the key.
    record OfShare(KeyShare share) implements ReleaseLetter {}

    /// A part of the encrypted file.
    record OfPart(PackagePart part) implements ReleaseLetter {}

    /// `RMR1`
    int MAGIC = 0x524D5231;

    default byte[] encode() {
        WireWriter out = new WireWriter().bits(MAGIC);
        return switch (this) {
            case OfPolicy(var policy) -> out.u8(1).sized(policy.canonicalBytes()).toBytes();
            case OfShare(var share) -> out.u8(2).sized(share.encode()).toBytes();
            case OfPart(var part) -> out.u8(3).digest(part.packageDigest()).count(part.number()).count(part.of())
                    .sized(part.bytes()).toBytes();
        };
    }

    static ReleaseLetter decode(byte[] body) throws MalformedMessage {
        WireReader in = new WireReader(body);
        if (in.bits() != MAGIC) {
            throw new MalformedMessage("Expected a letter about a released model");
        }
        ReleaseLetter letter = switch (in.u8()) {
            case 1 -> new OfPolicy(policy(in.sized(CanonicalJson.MAX_BYTES)));
            case 2 -> new OfShare(KeyShare.decode(in.sized(256)));
            case 3 -> part(in);
            default -> throw new MalformedMessage("Unknown letter about a released model");
        };
        in.end();
        return letter;
    }

    private static ScoringPolicy policy(byte[] bytes) throws MalformedMessage {
        try {
            return ScoringPolicy.decode(bytes);
        } catch (MalformedFact e) {
            throw new MalformedMessage(e.getMessage());
        }
    }

    private static OfPart part(WireReader in) throws MalformedMessage {
        PackagePart part = new PackagePart(in.digest(), in.count(), in.count(), in.sized(PackagePart.BYTES));
        WireReader.within(part.of(), 1, PackagePart.MOST);
        WireReader.within(part.number(), 0, part.of() - 1L);
        return new OfPart(part);
    }
}
