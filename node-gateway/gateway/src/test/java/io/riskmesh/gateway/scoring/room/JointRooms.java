package io.riskmesh.gateway.scoring.room;

import static io.riskmesh.gateway.scoring.room.ConsortiumForTests.DAY;
import static io.riskmesh.gateway.scoring.room.ConsortiumForTests.PURPOSE;

import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.gateway.cli.LauncherOfTests;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.receipts.segment.LogDisk;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.gateway.scoring.enclave.HostedScorer;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ModelRef;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Three banks' scoring rooms in this process that score jointly, over a real ledger and a real scorer's process; Alder hosts the scorer.
final class JointRooms implements AutoCloseable {
    static final PartyId ALDER = RunningLedger.BANKS.get(0);
    static final PartyId BIRCH = RunningLedger.BANKS.get(1);

    private static final ModelRef JOINT = new ModelRef("joint", 1);
    private static final ModelRef ALONE = new ModelRef("alone", 1);

    private final Path folder;
    private final int inFlight;
    private final SimulatedScorer scorer;
    private final RunningLedger ledger;
    private final ConsortiumForTests people;
    private final MemoryPeers peers = new MemoryPeers();
    private final List<BankRoom> rooms = new ArrayList<>();
    private final Models joint = Models.of(1, 6);
    private final Models alone = Models.of(2, 3);

    /// Rooms that can score.
    ///
    /// @param inFlight scores at one time at each bank
    static JointRooms open(Path folder, int inFlight) throws Exception {
        JointRooms rooms = new JointRooms(folder, inFlight);
        rooms.start();
        return rooms;
    }

    private JointRooms(Path folder, int inFlight) throws Exception {
        this.folder = folder;
        this.inFlight = inFlight;
        scorer = new SimulatedScorer(folder.resolve("scorer"));
        scorer.start(0, Map.of("RISKMESH_LAUNCHER", LauncherOfTests.write(folder).toString()));
        ledger = new RunningLedger(folder.resolve("ledger"));
        people = new ConsortiumForTests(ledger);
    }

    private void start() throws Exception {
        people.found();
        long now = System.currentTimeMillis();
        for (PartyId bank : people.banks()) {
            people.grant(bank, "g1", PURPOSE, now - DAY, now + 30 * DAY);
        }
        for (PartyId bank : RunningLedger.BANKS.subList(0, 3)) {
            rooms.add(room(bank));
        }
        activate();
        for (BankRoom room : rooms) {
            room.await(2);
        }
        alder().settled("first", BankRoom.payment("p-first", ALDER, BIRCH, PURPOSE));
    }

    BankRoom alder() {
        return rooms.getFirst();
    }

    /// Where Alder's receipts are.
    Path receipts() {
        return folder.resolve(ALDER.value()).resolve("receipts");
    }

    private BankRoom room(PartyId bank) throws Exception {
        Optional<RoomPlan.Host> host = bank.equals(ALDER) ? Optional.of(new RoomPlan.Host(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), scorer.port().orElseThrow()), HostedScorer.HostTerms.of(ALDER + ".scorer")))
                : Optional.empty();
        return new BankRoom(folder.resolve(bank.value()), ledger.folder(), bank, peers, new KnownFeatures(), host, LogDisk.ofMachine(), inFlight);
    }

    private void activate() throws Exception {
        Map<ModelRef, byte[]> files = new LinkedHashMap<>();
        files.put(ALONE, alone.file());
        files.put(JOINT, joint.file());
        people.propose(files, Digest.fromHex("ab".repeat(32)));
        ModelReleaseDesk releases = alder().room.releases();
        people.activate(releases.release(new ModelReleaseDesk.Terms(ALONE, 1, false, 3, PURPOSE, List.of(200_000, 600_000),
                List.of("allow", "review", "block"), PayeeLate.UNAVAILABLE, Optional.empty(), false, KnownFeatures.names(3)), alone.file()));
        people.activate(releases.release(new ModelReleaseDesk.Terms(JOINT, 1, true, 3, PURPOSE, List.of(200_000, 600_000),
                List.of("allow", "review", "block"), PayeeLate.ONE_SIDED_MODEL, Optional.of(ALONE), true, KnownFeatures.names(6)), joint.file()));
    }

    @Override
    public void close() throws IOException {
        for (BankRoom room : rooms) {
            room.close();
        }
        peers.close();
        people.close();
        ledger.close();
        try {
            scorer.stop();
        } catch (Stopped e) {
            throw new IOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
