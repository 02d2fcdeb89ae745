package io.riskmesh.contract.stub;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.NavigableMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.Chaincode.Response;

/// All that an endorser signs or sends of one simulation.
public record Answer(Response response, KVRWSet readWriteSet, ChaincodeEvent event, NavigableMap<String, byte[]> writes) {

    public static Answer simulate(Chaincode chaincode, WorldState state, Proposal proposal) {
        RecordingStub stub = new RecordingStub(state, proposal);
        Response response = chaincode.invoke(stub);
        return new Answer(response, stub.readWriteSet(), stub.getEvent(), stub.writes());
    }

    public boolean isOk() {
        return response.getStatusCode() == 200;
    }

    public String text() {
        return new String(response.getPayload(), StandardCharsets.UTF_8);
    }

    /// The code of a refusal.
    ///
    /// @throws AssertionError if it is none, or none of the form that clients rely on
    public String refusal() {
        String[] words = String.valueOf(response.getMessage()).split(" ", 3);
        if (response.getStatusCode() != 500 || words.length != 3 || !words[0].equals("REFUSED") || !writes.isEmpty()
                || event != null) {
            throw new AssertionError("Expected a refusal without effects, got " + response.getStatusCode() + " "
                    + response.getMessage() + " " + text());
        }
        return words[1];
    }

    /// One number that differs if any byte does.
    public int fingerprint() {
        return Arrays.hashCode(new int[] {response.getStatusCode(), String.valueOf(response.getMessage()).hashCode(),
            Arrays.hashCode(response.getPayload()), Arrays.hashCode(readWriteSet.toByteArray()),
            event == null ? 0 : Arrays.hashCode(event.toByteArray())});
    }
}
