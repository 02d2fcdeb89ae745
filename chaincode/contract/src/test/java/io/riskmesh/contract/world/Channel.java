package io.riskmesh.contract.world;

import io.riskmesh.contract.RiskmeshChaincode;
import io.riskmesh.contract.stub.Answer;
import io.riskmesh.contract.stub.Proposal;
import io.riskmesh.contract.stub.WorldState;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.Facts;
import java.util.ArrayList;
import java.util.List;

/// A channel in memory: one endorser that commits what it endorsed, and a clock that tests move.
public final class Channel {

    private static final RiskmeshChaincode CHAINCODE = new RiskmeshChaincode();

    private final WorldState state;
    private final List<Proposal> committed;
    private long now;

    public Channel(long now) {
        this(new WorldState(), new ArrayList<>(), now);
    }

    private Channel(WorldState state, List<Proposal> committed, long now) {
        this.state = state;
        this.committed = committed;
        this.now = now;
    }

    /// The same state and time, apart.
    public Channel copy() {
        return new Channel(state.copy(), new ArrayList<>(committed), now);
    }

    public WorldState state() {
        return state;
    }

    /// Every proposal that was committed, in order.
    public List<Proposal> committed() {
        return List.copyOf(committed);
    }

    public long now() {
        return now;
    }

    public void advance(long milliseconds) {
        now += milliseconds;
    }

    public Proposal proposal(Ask ask) {
        return Proposal.of(ask.function(), CanonicalJson.encode(ask.request()), ask.who().creator(), now);
    }

    /// Simulates.
    public Answer evaluate(Ask ask) {
        return evaluate(proposal(ask));
    }

    public Answer evaluate(Proposal proposal) {
        return Answer.simulate(CHAINCODE, state, proposal);
    }

    /// Simulates and commits; the next call comes a second later.
    public Answer submit(Ask ask) {
        Proposal proposal = proposal(ask);
        Answer answer = evaluate(proposal);
        if (!answer.isOk()) {
            throw new AssertionError(ask.function() + ": " + answer.response().getMessage());
        }
        state.commit(answer.writes());
        committed.add(proposal);
        now += 1000;
        return answer;
    }

    public Fact fact(FactKey key) {
        try {
            return Facts.decode(state.get(key.compositeKey()).orElseThrow().value());
        } catch (MalformedFact e) {
            throw new AssertionError(e);
        }
    }
}
