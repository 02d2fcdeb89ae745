package io.riskmesh.contract.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import io.riskmesh.contract.RiskmeshChaincode;
import io.riskmesh.contract.process.PeerDouble.Ending;
import io.riskmesh.contract.stub.Answer;
import io.riskmesh.contract.stub.Proposal;
import io.riskmesh.contract.stub.WorldState;
import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.Story;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real process, over the real protocol; only the peer is a double.
@Tag("acceptance")
final class ChaincodeMainTest {

    @TempDir
    private Path folder;

    @Test
    void the_process_answers_a_peer_as_the_chaincode_answers_the_stub() throws Exception {
        Channel story = Story.active();
        try (ChaincodeProcess process = ChaincodeProcess.start(folder.resolve("log"));
                PeerDouble peer = new PeerDouble(process.address())) {
            assertEquals(200, process.health().statusCode());
            assertEquals(ChaincodeProcess.ID, peer.shakeHands());
            WorldState state = new WorldState();
            assertEquals(200, response(peer.transact(ChaincodeMessage.Type.INIT, "init", story.committed().getFirst(), state)).getStatus());
            int number = 0;
            for (Proposal proposal : story.committed()) {
                Answer expected = Answer.simulate(new RiskmeshChaincode(), state, proposal);
                Ending ending = peer.transact(ChaincodeMessage.Type.TRANSACTION, "tx" + number++, proposal, state);
                assertSame(expected, ending);
                state.commit(ending.writes());
            }
            assertEquals(story.state().all().keySet(), state.all().keySet());
            for (Proposal query : List.of(story.proposal(Asks.get("RUN/fraud/0000000001")), story.proposal(Asks.list("JOIN", 3)),
                    story.proposal(Asks.get("RUN/none/0000000001")), story.proposal(Asks.revoke(Cast.ALDER).by(Cast.STRANGER)),
                    story.proposal(Asks.revoke(Cast.ALDER)).withTransient("secret", new byte[] {1}))) {
                assertSame(Answer.simulate(new RiskmeshChaincode(), state, query),
                        peer.transact(ChaincodeMessage.Type.TRANSACTION, "query" + number++, query, state));
            }
            assertEquals("{\"calls\":0,\"oldestCallMs\":0,\"status\":\"UP\"}\n", process.health().body());
            assertFalse(process.log().contains("BEGIN CERTIFICATE"), process.log());
        }
    }

    @Test
    void a_call_that_waits_for_a_lost_answer_is_counted_and_holds_up_no_other() throws Exception {
        Channel story = Story.founded();
        try (ChaincodeProcess process = ChaincodeProcess.start(folder.resolve("log"));
                PeerDouble peer = new PeerDouble(process.address())) {
            peer.shakeHands();
            for (int i = 0; i < 15; i++) {
                peer.send(ChaincodeMessage.Type.TRANSACTION, "lost" + i, story.proposal(Asks.get("RUN/none/0000000001")));
                assertEquals(ChaincodeMessage.Type.GET_STATE, peer.next().getType());
            }
            assertTrue(process.health().body().startsWith("{\"calls\":15,"), process.health().body());
            Ending ending = peer.transact(ChaincodeMessage.Type.TRANSACTION, "other", story.proposal(Asks.authorize(Cast.ALDER)), story.state());
            assertEquals(200, response(ending).getStatus());
        }
    }

    @Test
    void a_process_without_an_id_or_an_address_says_which_setting_it_lacks() throws Exception {
        Path log = folder.resolve("log");
        Process process = ChaincodeProcess.launch(log, Map.of(ChaincodeSettings.ADDRESS, "127.0.0.1:0"));
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(2, process.exitValue());
        assertEquals("CORE_CHAINCODE_ID_NAME is not set\n", Files.readString(log));
    }

    @Test
    void a_process_whose_address_is_taken_ends() throws Exception {
        Path log = folder.resolve("log");
        try (ServerSocket taken = new ServerSocket(0)) {
            Process process = ChaincodeProcess.launch(log, Map.of(ChaincodeSettings.ID, "x", ChaincodeSettings.ADDRESS,
                    "127.0.0.1:" + taken.getLocalPort(), ChaincodeSettings.HEALTH, ChaincodeProcess.text(ChaincodeProcess.free())));
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(4, process.exitValue());
        }
    }

    private static Response response(Ending ending) throws InvalidProtocolBufferException {
        ChaincodeMessage message = ending.message();
        assertEquals(ChaincodeMessage.Type.COMPLETED, message.getType(), () -> message.getPayload().toStringUtf8());
        return Response.parseFrom(message.getPayload());
    }

    private static void assertSame(Answer expected, Ending ending) throws IOException {
        Response response = response(ending);
        assertEquals(expected.response().getStatusCode(), response.getStatus());
        assertEquals(expected.response().getMessage(), response.getMessage());
        assertArrayEquals(expected.response().getPayload(), response.getPayload().toByteArray());
        assertEquals(expected.writes().keySet(), new TreeMap<>(ending.writes()).keySet());
        expected.writes().forEach((key, value) -> assertArrayEquals(value, ending.writes().get(key)));
        assertEquals(expected.event() == null, ending.message().getChaincodeEvent().getEventName().isEmpty());
        if (expected.event() != null) {
            assertEquals(expected.event().getPayload(), ending.message().getChaincodeEvent().getPayload());
        }
    }
}
