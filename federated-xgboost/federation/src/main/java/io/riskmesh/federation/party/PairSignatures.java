package io.riskmesh.federation.party;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.securesum.octets.Enc;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.proof.PartySigner;
import io.riskmesh.securesum.proof.PartyVerifier;
import java.util.Arrays;
import java.util.Optional;

/// Behind every message between the banks of a pair stands its sender's signature, ML-DSA-65 under the key of masked sums, over label and
/// digest of the message: of run, session, place, sender, receiver, content and, by `previous`, all that the sender said before. Nobody
/// between two gateways can speak in a bank's name. It authenticates; it is no proof for third parties, as it is not kept and does not
/// name the message that it answers.
record PairSignatures(PartySigner signer, PartyVerifier verifier) {
    /// Length of a signature.
    static final int BYTES = 3_309;

    byte[] sign(byte[] message) {
        byte[] signature = signer.signPostQuantum(statement(message)).array();
        byte[] signed = Arrays.copyOf(message, message.length + signature.length);
        System.arraycopy(signature, 0, signed, message.length, signature.length);
        return signed;
    }

    /// The message, if `from` signed it.
    Optional<byte[]> open(PartyId from, byte[] signed) {
        if (signed.length <= BYTES) {
            return Optional.empty();
        }
        int length = signed.length - BYTES;
        byte[] message = Arrays.copyOf(signed, length);
        Octets signature = Octets.wrap(Arrays.copyOfRange(signed, length, signed.length));
        return verifier.verifyPostQuantum(from.value(), statement(message), signature) ? Optional.of(message) : Optional.empty();
    }

    private static byte[] statement(byte[] message) {
        return Enc.of("pair-message").octets(Octets.wrap(Digest.of("pair-entry", message).toBytes())).toBytes();
    }

    @Override
    public String toString() {
        return "PairSignatures[]";
    }
}
