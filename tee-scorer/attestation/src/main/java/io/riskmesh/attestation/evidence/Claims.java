package io.riskmesh.attestation.evidence;

import static io.riskmesh.ledger.reason.AttestationReason.CLAIMS_MALFORMED;

import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What evidence claims: a map of CBOR with texts as keys. Keys that are not ours are hashed with the rest and else ignored.
///
/// @param pubkeyHash SHA-256 of the SubjectPublicKeyInfo of the key that the quote speaks for: of a TLS certificate that carries the
/// evidence, or of the key that signs receipts
/// @param binding to our ledger; absent in evidence of others
public record Claims(Digest pubkeyHash, Optional<EvidenceBinding> binding) {

    private static final String PUBKEY_HASH = "pubkey-hash";
    private static final String RISKMESH = "riskmesh";
    /// Of the registry of named hashes: SHA-256.
    private static final int SHA_256 = 1;

    static Claims decode(byte[] bytes) throws Rejected {
        try {
            return read(new CborReader(bytes));
        } catch (MalformedCbor | MalformedFact e) {
            throw new Rejected(CLAIMS_MALFORMED, e.getMessage());
        }
    }

    byte[] encode() {
        byte[] hash = new CborWriter().array(2).unsigned(SHA_256).bytes(pubkeyHash.toBytes()).toBytes();
        CborWriter out = new CborWriter().map(binding.isPresent() ? 2 : 1);
        // The shorter key first: the order of deterministic encoding.
        binding.ifPresent(bound -> out.text(RISKMESH).bytes(bound.canonicalBytes()));
        return out.text(PUBKEY_HASH).bytes(hash).toBytes();
    }

    private static Claims read(CborReader in) throws MalformedCbor, MalformedFact {
        Optional<Digest> hash = Optional.empty();
        Optional<EvidenceBinding> binding = Optional.empty();
        Set<String> seen = new TreeSet<>();
        for (int left = in.map(); left > 0; left--) {
            String key = in.text();
            if (!seen.add(key)) {
                throw new MalformedCbor("a claim twice");
            }
            switch (key) {
                case PUBKEY_HASH -> hash = Optional.of(namedHash(in.bytes()));
                case RISKMESH -> binding = Optional.of(EvidenceBinding.decode(in.bytes()));
                default -> in.skip();
            }
        }
        in.end();
        return new Claims(hash.orElseThrow(() -> new MalformedCbor("no claim " + PUBKEY_HASH)), binding);
    }

    /// A byte string that itself encodes `[1, SHA-256]`.
    private static Digest namedHash(byte[] encoded) throws MalformedCbor {
        CborReader in = new CborReader(encoded);
        in.array(2);
        in.unsigned(SHA_256);
        byte[] hash = in.bytes();
        in.end();
        if (hash.length != Digest.LENGTH_BYTES) {
            throw new MalformedCbor("a SHA-256 of " + hash.length + " bytes");
        }
        return Digest.fromBytes(hash);
    }
}
