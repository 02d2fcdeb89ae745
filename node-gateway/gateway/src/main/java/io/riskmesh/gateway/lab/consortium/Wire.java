package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.federation.message.BeginTree;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.step.Input;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// The connections between the banks of one process: counts bytes, ends the connection of banks that leave and opens it when they
/// come back. First sent, first received.
///
/// A bank that is awaited and not connected counts as lost when nobody has anything to do: that is the host's timer.
final class Wire {
    private final Map<PartyId, Seat> seats;
    private final PartyId coordinator;
    private final Faults faults;
    private final RunRecorder recorder;

    Wire(Map<PartyId, Seat> seats, PartyId coordinator, Faults faults, RunRecorder recorder) {
        this.seats = seats;
        this.coordinator = coordinator;
        this.faults = faults;
        this.recorder = recorder;
    }

    /// Whether the bank is gone before it reads its next message; then it is disconnected.
    boolean leavesBefore(Seat seat) throws IOException {
        Optional<FaultWatch> watch = faults.watch(seat.party());
        if (watch.isPresent() && seat.next() instanceof Input.Received(PartyId from, byte[] bytes)
                && from.equals(coordinator) && watch.get().endsBefore(bytes)) {
            leave(seat);
            return true;
        }
        return false;
    }

    void send(Seat seat, PartyId to, byte[] bytes) throws IOException {
        Optional<FaultWatch> watch = faults.watch(seat.party()).filter(waiting -> !waiting.happened());
        if (!seat.isConnected()) {
            return;
        }
        if (watch.isPresent() && watch.get().endsBeforeSending()) {
            leave(seat);
            return;
        }
        recorder.sent(seat.party(), to, bytes);
        seats.get(to).put(new Input.Received(seat.party(), bytes));
        if (watch.isPresent() && watch.get().endsAfterSending(bytes)) {
            leave(seat);
        }
        if (seat.party().equals(coordinator) && to.equals(coordinator)) {
            letBack(bytes);
        }
    }

    private void leave(Seat seat) throws IOException {
        seat.disconnect();
        faults.left(seat.party());
        recorder.left(faults.watch(seat.party()).orElseThrow().fault());
    }

    /// Banks that return do so when a tree begins, early enough for the next one.
    private void letBack(byte[] bytes) throws IOException {
        if (RoundCodec.isRound(bytes)
                && RoundCodec.decode(bytes) instanceof RoundCodec.Decoded.Message(RoundMessage message)
                && message instanceof BeginTree begin) {
            for (PartyId party : faults.returning(begin.header().tree())) {
                faults.back(party);
                seats.get(party).comeBack();
            }
        }
    }

    /// Tells those who wait for a bank that is not connected that it is lost.
    void timeOut() {
        boolean told = false;
        if (!seats.get(coordinator).isConnected()) {
            for (Seat seat : seats.values()) {
                if (seat.isConnected() && seat.outcome() == null) {
                    seat.put(new Input.PeerLost(coordinator));
                    told = true;
                }
            }
        } else {
            for (PartyId awaited : seats.get(coordinator).awaited()) {
                if (!seats.get(awaited).isConnected()) {
                    seats.get(coordinator).put(new Input.PeerLost(awaited));
                    told = true;
                }
            }
        }
        if (!told) {
            throw new IllegalStateException("The run stands still; the coordinator waits for "
                    + seats.get(coordinator).awaited() + " and nobody has anything to do");
        }
    }
}
