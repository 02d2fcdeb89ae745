package io.riskmesh.binselect.parameters;

import io.riskmesh.binselect.octets.Enc;
import io.riskmesh.binselect.octets.Octets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Who the pair is and what for. Two banks that differ in anything here refuse each other's messages, because every
/// message begins with {@link #pairId}.
///
/// @param runId of the training run, any public bytes
/// @param gradientOwner the payer's bank A
/// @param featureOwner the payee's bank B
/// @param schemaDigest what each feature and bin means; equal at both banks
/// @param pairId SHA-256 over all of the above; made here
public record PairContext(
        Octets runId, String gradientOwner, String featureOwner, Octets schemaDigest, SelectParameters parameters, Octets pairId) {

    public PairContext(
            Octets runId, String gradientOwner, String featureOwner, Octets schemaDigest, SelectParameters parameters) {
        this(runId, gradientOwner, featureOwner, schemaDigest, parameters,
                idOf(runId, gradientOwner, featureOwner, schemaDigest, parameters));
    }

    public PairContext {
        if (!pairId.equals(idOf(runId, gradientOwner, featureOwner, schemaDigest, parameters))) {
            throw new IllegalArgumentException("Expected the pair id of these facts");
        }
    }

    private static Octets idOf(
            Octets runId, String gradientOwner, String featureOwner, Octets schemaDigest, SelectParameters parameters) {
        Enc facts = Enc.of("pair").octets(runId).text(gradientOwner).text(featureOwner).octets(schemaDigest)
                .u32(parameters.rows()).u32(parameters.features()).u16(parameters.payeeMaxBin())
                .u16(parameters.valueBits()).u64(parameters.rowBound());
        try {
            return Octets.wrap(MessageDigest.getInstance("SHA-256").digest(facts.toBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256", e);
        }
    }
}
