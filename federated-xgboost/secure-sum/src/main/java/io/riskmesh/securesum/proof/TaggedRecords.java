package io.riskmesh.securesum.proof;

import io.riskmesh.securesum.keys.PairKeys;
import io.riskmesh.securesum.message.RecordProof;
import io.riskmesh.securesum.message.SumRecord;
import io.riskmesh.securesum.octets.Enc;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.primitive.Primitives;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// One tag per party of the session: HMAC-SHA256 of the record's digest under HKDF-Expand(k_ij, enc("record-tag", r, from,
/// to)). A tag convinces its recipient only, who could have made it; the {@link
/// io.riskmesh.securesum.message.SlotSignature} at the slot's end gives the proof that convinces others.
public record TaggedRecords(PairKeys keys, Primitives primitives) implements RecordAuthenticator {

    @Override
    public RecordProof prove(Octets aggregation, Octets recordDigest) {
        List<Octets> tags = new ArrayList<>(keys.roster().size());
        for (String to : keys.roster().parties()) {
            tags.add(tag(keys.with(to), aggregation, keys.self(), to, recordDigest));
        }
        return new RecordProof.Tags(tags);
    }

    @Override
    public boolean verify(SumRecord record, Octets recordDigest) {
        if (!(record.proof() instanceof RecordProof.Tags(List<Octets> tags))
                || tags.size() != keys.roster().size() || !keys.roster().contains(record.party())) {
            return false;
        }
        Octets own = tags.get(keys.roster().index(keys.self()) - 1);
        Octets expected = tag(keys.with(record.party()), record.aggregation(), record.party(), keys.self(), recordDigest);
        return MessageDigest.isEqual(expected.array(), own.array());
    }

    private Octets tag(Secret pairKey, Octets aggregation, String from, String to, Octets recordDigest) {
        byte[] key = primitives.expand(pairKey.reveal(),
                Enc.of("record-tag").octets(aggregation).text(from).text(to).toBytes());
        return Octets.wrap(primitives.mac(key, recordDigest.array()));
    }
}
