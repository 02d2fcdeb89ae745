package io.riskmesh.embedded.simulation;

import com.google.protobuf.ByteString;
import io.riskmesh.embedded.genesis.DefinitionCommit;
import io.riskmesh.verifier.state.StateKey;
import io.riskmesh.verifier.state.StateMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.shim.Chaincode;

/// One run of a chaincode for one organisation, against one state. Nothing is changed.
public final class Simulation {
    private static final int SERVER_ERROR = 500;

    private Simulation() {}

    /// Runs the chaincode. A refusal and a bug both come as a response with status 500; a bug's message begins with
    /// `error in simulation`.
    ///
    /// @param endorser the organisation whose peer this is
    public static ChaincodeAction run(Chaincode chaincode, Call call, String endorser, StateMap state) {
        Recording recording = new Recording(state, call.chaincode());
        PublicStub stub = new PublicStub(call, endorser, recording);
        Response response = invoke(chaincode, stub);
        ChaincodeAction.Builder action = ChaincodeAction.newBuilder().setResponse(response)
                .setResults(results(call.chaincode(), recording.set(), state))
                .setChaincodeId(ChaincodeID.newBuilder().setName(call.chaincode()).setVersion(DefinitionCommit.CHAINCODE_VERSION));
        if (stub.getEvent() != null) {
            action.setEvents(stub.getEvent().toByteString());
        }
        return action.build();
    }

    // The chaincode is foreign code: whatever it throws is its failure, not this process's.
    private static Response invoke(Chaincode chaincode, PublicStub stub) {
        try {
            Chaincode.Response answer = chaincode.invoke(stub);
            Response.Builder response = Response.newBuilder().setStatus(answer.getStatusCode());
            if (answer.getMessage() != null) {
                response.setMessage(answer.getMessage());
            }
            if (answer.getPayload() != null) {
                response.setPayload(ByteString.copyFrom(answer.getPayload()));
            }
            return response.build();
        } catch (RuntimeException | StackOverflowError e) {
            return Response.newBuilder().setStatus(SERVER_ERROR)
                    .setMessage("error in simulation: " + e.getClass().getSimpleName()).build();
        }
    }

    // A peer reads the definition's sequence with every call, so that a new definition invalidates calls of the old one.
    private static ByteString results(String chaincode, KVRWSet set, StateMap state) {
        String sequence = DefinitionCommit.fieldKey(chaincode, DefinitionCommit.SEQUENCE);
        TreeMap<String, KVRWSet> sets = new TreeMap<>(Utf8Order::compare);
        sets.put(chaincode, set);
        sets.put(DefinitionCommit.NAMESPACE, KVRWSet.newBuilder().addReads(
                Recording.read(sequence, state.get(StateKey.open(DefinitionCommit.NAMESPACE, sequence)))).build());
        TxReadWriteSet.Builder all = TxReadWriteSet.newBuilder().setDataModel(TxReadWriteSet.DataModel.KV);
        sets.forEach((namespace, content) -> all.addNsRwset(
                NsReadWriteSet.newBuilder().setNamespace(namespace).setRwset(content.toByteString())));
        return all.build().toByteString();
    }
}
