package io.riskmesh.securesum.opener;

import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.mask.MaskStream;
import io.riskmesh.securesum.mask.VectorMasker;
import io.riskmesh.securesum.message.Freeze;
import io.riskmesh.securesum.octets.Enc;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.primitive.Primitives;
import io.riskmesh.securesum.step.OpenedSum;
import java.util.List;

/// The hiding commitment to an opened sum. It names the sum by what it follows from, which is short: the freeze, whose
/// digest fixes the masked sum, and the seeds of the masks that were lifted. Nobody without the nonce can test a guess of
/// the sum against it, and no other sum fits it unless SHA-256 collides (decision 0006).
public final class OpeningCommitment {

    private OpeningCommitment() {}

    /// SHA-256(enc("opened-by-seeds", r, freezeDigest, nonce, number of seeds, seeds)).
    ///
    /// @param lifted in the order of the members, and of those left out for each
    static Octets of(Primitives primitives, Octets r, Octets freezeDigest, Secret nonce, List<MaskStream> lifted) {
        Enc fields = Enc.of("opened-by-seeds").octets(r).octets(freezeDigest).bytes(nonce.reveal()).u32(lifted.size());
        lifted.forEach(mask -> fields.bytes(mask.seed().reveal()));
        return Octets.wrap(primitives.sha256(fields.toBytes()));
    }

    /// What an auditor does who is shown an opened sum, its nonce and its seeds: the sum under the lifted masks must be the
    /// masked sum of the freeze, and all of it what was committed to.
    public static boolean holds(Primitives primitives, OpenedSum shown, Freeze freeze, Octets published) {
        Field field = shown.aggregation().parameters().field();
        for (long cell : shown.cells()) {
            if (cell > field.signedLimit() || cell < -field.signedLimit()) {
                return false;
            }
        }
        List<MaskStream> back = shown.lifted().stream().map(MaskStream::opposite).toList();
        byte[] masked = VectorMasker.mask(field, shown.cells(), back, primitives.keystreams());
        return Octets.wrap(primitives.sha256(masked)).equals(freeze.sumDigest())
                && of(primitives, shown.aggregationId(), freeze.digest(primitives), shown.nonce(), shown.lifted()).equals(published);
    }
}
