package io.riskmesh.contract.enclave;

import static io.riskmesh.contract.world.Asks.START;
import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BANKS;
import static io.riskmesh.contract.world.Cast.digest;

import io.riskmesh.attestation.appraisal.AppraisalPolicy;
import io.riskmesh.attestation.evidence.Claims;
import io.riskmesh.attestation.evidence.EvidenceBinding;
import io.riskmesh.contract.caller.CallerIdentity;
import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.state.LedgerState;
import io.riskmesh.contract.stub.RecordingStub;
import io.riskmesh.contract.table.Decision;
import io.riskmesh.contract.table.Proceeding;
import io.riskmesh.contract.table.Transaction;
import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.EnclaveAsks;
import io.riskmesh.contract.world.Story;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A ledger in production with an appraisal policy and one image in force.
final class TestLedger {

    static final String IMAGE = "opener-real";

    private final Channel channel = new Channel(START);
    private final Consortium consortium;
    private final long now;

    /// @param now to which the clock is set once the consortium stands
    TestLedger(AppraisalPolicy policy, Digest mrEnclave, int isvProdId, int isvSvnMin, long now) {
        Consortium standard = Asks.consortium(ALDER, 1, ConsortiumMode.PRODUCTION);
        consortium = new Consortium(ALDER, START, 1, standard.members(), standard.regulators(), standard.mode(),
                standard.governanceQuorum(), standard.modelQuorum(), standard.minContributors(), standard.cohortChangeMinimum(),
                policy.toObject(), standard.anchorPadTo());
        Digest proposal = consortium.digest();
        channel.submit(Ask.of("proposeConsortium", Cast.of(ALDER), 0, consortium));
        BANKS.forEach(bank -> channel.submit(Asks.approve(bank, 0, SubjectKind.CONSORTIUM, proposal.hex(), proposal)));
        channel.submit(Asks.enactConsortium(ALDER, 1, proposal));
        channel.submit(Ask.of("proposeReferenceValues", Cast.of(ALDER), 1, new ReferenceValues(ALDER, START, IMAGE, EnclaveUse.OPENER,
                mrEnclave, Optional.empty(), isvProdId, isvSvnMin, List.of(), digest("build"), false)));
        Story.enactValues(channel, IMAGE);
        channel.advance(now - channel.now());
        this.now = now;
    }

    Channel channel() {
        return channel;
    }

    EvidenceBinding binding() {
        return new EvidenceBinding("riskmesh", EnclaveUse.OPENER, consortium.digest(), digest("members"), EnclaveAsks.INSTANCE, 1,
                EnclaveAsks.KEYS, 5, EnclaveAsks.HEADER_HASH);
    }

    Claims claims() {
        return new Claims(Digest.ofFile(EnclaveAsks.KEYS.getLast().spki().toBytes()), Optional.of(binding()));
    }

    /// Puts a fact into the state without asking anybody.
    void put(Fact fact) {
        NavigableMap<String, byte[]> writes = new TreeMap<>();
        writes.put(fact.key().compositeKey(), fact.canonicalBytes());
        channel.state().commit(writes);
    }

    /// The decision of a transaction with a rule of the test's own root.
    Decision decide(Transaction<?> transaction, Fact fact) {
        Ask ask = Ask.of(transaction.name(), Cast.of(ALDER), 1, fact);
        LedgerState state = new LedgerState(new RecordingStub(channel.state(), channel.proposal(ask)));
        try {
            return Proceeding.decide(transaction, CanonicalJson.encode(ask.request()), CallerIdentity.of(ask.who().creator()), now, state);
        } catch (Refused e) {
            throw new AssertionError(e.refusal().message());
        }
    }
}
