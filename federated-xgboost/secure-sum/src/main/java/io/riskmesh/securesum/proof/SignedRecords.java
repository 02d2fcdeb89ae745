package io.riskmesh.securesum.proof;

import io.riskmesh.securesum.message.RecordProof;
import io.riskmesh.securesum.message.SumRecord;
import io.riskmesh.securesum.octets.Enc;
import io.riskmesh.securesum.octets.Octets;

/// One ML-DSA-65 signature per record.
public record SignedRecords(PartySigner signer, PartyVerifier verifier) implements RecordAuthenticator {

    @Override
    public RecordProof prove(Octets aggregation, Octets recordDigest) {
        return new RecordProof.Signature(signer.signPostQuantum(statement(aggregation, recordDigest)));
    }

    @Override
    public boolean verify(SumRecord record, Octets recordDigest) {
        return record.proof() instanceof RecordProof.Signature(Octets signature)
                && verifier.verifyPostQuantum(record.party(), statement(record.aggregation(), recordDigest), signature);
    }

    private static byte[] statement(Octets aggregation, Octets recordDigest) {
        return Enc.of("record-signature").octets(aggregation).octets(recordDigest).toBytes();
    }
}
