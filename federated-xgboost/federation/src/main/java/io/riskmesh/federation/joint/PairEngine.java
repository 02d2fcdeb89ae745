package io.riskmesh.federation.joint;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.PartyId;

/// Makes the two roles of a pair. One engine for all pairs of a run.
public interface PairEngine {

    /// What both banks of a pair agree on.
    ///
    /// @param session digest of run and session: a session's set-up is of no use in another one
    /// @param meaning digest of the cuts
    /// @param rows of the pair
    /// @param features payee-side features that can split rows
    /// @param valueBins bins of the payee-side feature with most; the cell behind them is for missing values
    /// @param valueBits every |g| and h is at most 2^valueBits
    /// @param rowBound rows of the consortium
    record Facts(Digest session, PartyId payer, PartyId payee, Digest meaning, int rows, int features, int valueBins, int valueBits,
            long rowBound) {}

    PairShares gradients(Facts facts);

    /// @param cells by row and feature, row after row: the bin, or `valueBins` for a missing value
    PairShares features(Facts facts, byte[] cells);
}
