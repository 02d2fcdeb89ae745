package io.riskmesh.securesum.keys;

import io.riskmesh.securesum.octets.Enc;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.primitive.Primitives;
import java.util.ArrayList;
import java.util.List;

/// The keys of one aggregation r, derived from pair keys as in design `secure-sum.md` section 3.
public record AggregationKeys(PairKeys pairs, Octets r, Primitives primitives) {

    /// Seed of the mask that cancels between this party and another. Revealing it opens this r only.
    public Secret pairMask(String other) {
        return derive(other, Enc.of("pair-mask").octets(r));
    }

    /// Key of the one box of shares that `from` seals for `to`.
    public Secret shareSeal(String from, String to) {
        return derive(other(from, to), Enc.of("share-seal").octets(r).text(from).text(to));
    }

    /// Key of the one box of revealed shares that `from` seals for the opener `to`.
    public Secret revealSeal(String from, String to) {
        return derive(other(from, to), Enc.of("reveal-seal").octets(r).text(from).text(to));
    }

    /// Commitment to the seed of a private mask.
    public static Octets commitToPrivate(Primitives primitives, Octets r, String party, Secret seed) {
        return commit(primitives, Enc.of("commit").octets(r).text("private").text(party), seed);
    }

    /// Commitment to the seed of a pair mask; the ids are sorted, so both ends make the same value.
    public static Octets commitToPair(Primitives primitives, Octets r, String a, String b, Secret seed) {
        boolean sorted = Roster.compareIds(a, b) < 0;
        return commit(primitives,
                Enc.of("commit").octets(r).text("pair").text(sorted ? a : b).text(sorted ? b : a), seed);
    }

    /// The keys of the fingerprint's copies, fixed by a hash only after the sum is.
    public static List<Secret> fingerprintKeys(Primitives primitives, Octets r, Octets freezeDigest, int copies) {
        byte[] root = primitives.sha256(Enc.of("row-column-fingerprint").octets(r).octets(freezeDigest).toBytes());
        List<Secret> keys = new ArrayList<>(copies);
        for (int copy = 0; copy < copies; copy++) {
            keys.add(Secret.wrap(primitives.expand(root, Enc.of("copy").u32(copy).toBytes())));
        }
        return List.copyOf(keys);
    }

    private static Octets commit(Primitives primitives, Enc prefix, Secret seed) {
        return Octets.wrap(primitives.sha256(prefix.bytes(seed.reveal()).toBytes()));
    }

    private String other(String from, String to) {
        return from.equals(pairs.self()) ? to : from;
    }

    private Secret derive(String other, Enc info) {
        return Secret.wrap(primitives.expand(pairs.with(other).reveal(), info.toBytes()));
    }

    @Override
    public String toString() {
        return "AggregationKeys[" + pairs.self() + "]";
    }
}
