package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.refusal.RefusedInput;

/// Shares dealt by `from`, readable by `to` alone: the share of its private mask's seed, and, where pair masks may have to
/// be lifted, the shares of its pair seeds in roster order.
public record SealedShares(Octets aggregation, String from, String to, Octets ciphertext) {
    static final int MAX_BYTES = 64 * 32 + 16;

    void write(WireWriter out) {
        out.fixed(aggregation).party(from).party(to).sized(ciphertext);
    }

    static SealedShares read(WireReader in) throws RefusedInput {
        return new SealedShares(in.fixed(32), in.party(), in.party(), in.sized(MAX_BYTES));
    }
}
