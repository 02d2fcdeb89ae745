package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.field.FactWriter;

/// One value of the ledger (design `ledger.md` section 3): written once under its key, never changed or deleted. Read by
/// [Facts#decode].
public sealed interface Fact permits Activation, Alias, Anchor, Approval, CohortLink, CoinReveal, Collateral, Confirmation,
        Consortium, ContributionReport, DataUseAuthorization, Dispute, Enactment, EnclaveInstance, Finality, Finding,
        JournalEntry, ModelVersion, Party, ReferenceValues, Revocation, Ruling, RunClose, RunJoin, RunSeal, Settlement,
        SettlementScheme, SettlementTurn, SurvivorRecord, TrainingRun, TranscriptDigest, UseReceipt, Withdrawal {

    FactKind kind();

    /// The party that the fact speaks for: its transaction's creator belongs to it.
    PartyId by();

    /// Timestamp of the transaction, ms since the epoch; chosen by the client.
    long at();

    /// Where it stands.
    FactKey key();

    /// Adds the fields of its own, that is all but `v`, `kind`, `by` and `at`.
    void write(FactWriter out);

    /// The value that stands on the ledger.
    default byte[] canonicalBytes() {
        FactWriter out = new FactWriter().integer("v", kind().version()).id("kind", kind().id())
                .party("by", by()).integer("at", at());
        write(out);
        return CanonicalJson.encode(out.object());
    }

    default Digest digest() {
        return Digest.of(kind().digestKind(), canonicalBytes());
    }
}
