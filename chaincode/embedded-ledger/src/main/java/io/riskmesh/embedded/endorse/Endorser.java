package io.riskmesh.embedded.endorse;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.riskmesh.embedded.commit.Chain;
import io.riskmesh.embedded.request.CheckedProposal;
import io.riskmesh.embedded.request.RefusedRequest;
import io.riskmesh.embedded.simulation.Simulation;
import io.riskmesh.embedded.transaction.Endorsing;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.verifier.state.StateMap;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Response;

/// All peers of the channel. Each organisation runs its own chaincode against the same state; if two differ in one byte,
/// nobody signs. Thread-safe.
public final class Endorser {
    private static final int FIRST_FAILURE = 400;
    private static final int FIRST_SUCCESS = 200;

    private final Chain chain;
    private final Peers peers;
    private final LongAdder mismatches = new LongAdder();

    public Endorser(Chain chain, Peers peers) {
        this.chain = chain;
        this.peers = peers;
    }

    /// How often endorsers did not agree since the start.
    public long mismatches() {
        return mismatches.sum();
    }

    /// Runs the chaincode for its answer alone.
    public Response evaluate(CheckedProposal proposal) throws RefusedRequest {
        requireChaincode(proposal);
        String own = proposal.creator().mspId();
        String mspId = peers.endorses(own) ? own : peers.first();
        Response response = simulate(proposal, mspId, chain.head().state()).getResponse();
        if (response.getStatus() < FIRST_SUCCESS || response.getStatus() >= FIRST_FAILURE) {
            throw new RefusedRequest(Status.Code.UNKNOWN,
                    "evaluate call to endorser returned error: " + failure(response), failure(response), mspId);
        }
        return response;
    }

    /// Runs the chaincode once per organisation and lets each sign.
    ///
    /// @param organisations whose endorsement is wanted; empty: as many as the policy needs, the creator's own first
    /// @return the envelope, unsigned
    public Envelope endorse(CheckedProposal proposal, List<String> organisations) throws RefusedRequest {
        requireChaincode(proposal);
        if (chain.place(proposal.call().transactionId()).isPresent()) {
            throw aborted("duplicate transaction found [" + proposal.call().transactionId() + "]", "");
        }
        List<String> chosen = chosen(organisations, proposal.creator().mspId());
        StateMap state = chain.head().state();
        ChaincodeAction first = agreed(proposal, chosen.getFirst(), state);
        for (String mspId : chosen.subList(1, chosen.size())) {
            ChaincodeAction other = agreed(proposal, mspId, state);
            if (!other.toByteString().equals(first.toByteString())) {
                mismatches.increment();
                throw aborted("ProposalResponsePayloads do not match", mspId);
            }
        }
        return signed(proposal, first, chosen);
    }

    private Envelope signed(CheckedProposal proposal, ChaincodeAction action, List<String> organisations) throws RefusedRequest {
        try {
            if (DevelopmentOnly.isProduction(action)) {
                throw aborted("REFUSED " + SharedReason.SIMULATED_REFUSED
                        + " the embedded ledger serves consortia in mode DEVELOPMENT only", organisations.getFirst());
            }
            ByteString response = Endorsing.response(proposal.proposal(), action);
            List<Endorsement> endorsements = organisations.stream()
                    .map(mspId -> Endorsing.endorse(peers.identity(mspId), response)).toList();
            return Endorsing.envelope(proposal.proposal(), response, endorsements);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("The proposal was decoded before", e);
        }
    }

    private ChaincodeAction agreed(CheckedProposal proposal, String mspId, StateMap state) throws RefusedRequest {
        ChaincodeAction action = simulate(proposal, mspId, state);
        int status = action.getResponse().getStatus();
        if (status < FIRST_SUCCESS || status >= FIRST_FAILURE) {
            throw aborted(failure(action.getResponse()), mspId);
        }
        return action;
    }

    private ChaincodeAction simulate(CheckedProposal proposal, String mspId, StateMap state) {
        return Simulation.run(peers.chaincode(mspId, proposal.call().chaincode()), proposal.call(), mspId, state);
    }

    private List<String> chosen(List<String> wanted, String client) throws RefusedRequest {
        for (String mspId : wanted) {
            if (!peers.endorses(mspId)) {
                throw new RefusedRequest(Status.Code.UNAVAILABLE, "failed to find any endorsing peers for org(s): " + mspId);
            }
        }
        return wanted.isEmpty() ? peers.enoughFor(client) : wanted.stream().distinct().toList();
    }

    private void requireChaincode(CheckedProposal proposal) throws RefusedRequest {
        if (!peers.has(proposal.call().chaincode())) {
            throw aborted("make sure the chaincode " + proposal.call().chaincode()
                    + " has been successfully defined on channel " + proposal.call().channel(), "");
        }
    }

    private static RefusedRequest aborted(String detail, String mspId) {
        return new RefusedRequest(Status.Code.ABORTED,
                "failed to endorse transaction, see attached details for more info", detail, mspId);
    }

    private static String failure(Response response) {
        return "chaincode response " + response.getStatus() + ", " + response.getMessage();
    }
}
