package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.message.TreeDone;
import io.riskmesh.gateway.lab.fault.Fault;
import io.riskmesh.gateway.lab.fault.FaultPoint;
import io.riskmesh.gateway.lab.fault.FaultPoint.Moment;
import io.riskmesh.gateway.lab.fault.FaultPoint.Phase;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.SumCodec;

/// Watches the messages of one bank and says when its connection ends.
final class FaultWatch {
    /// What ends the connection next.
    private enum Armed {
        NOT_YET,
        AT_NEXT_SEND,
        AFTER_UPLOAD,
        HAPPENED
    }

    private final Fault fault;
    private RunPosition position = RunPosition.START;
    private Armed armed = Armed.NOT_YET;

    FaultWatch(Fault fault, boolean happened) {
        this.fault = fault;
        this.armed = happened ? Armed.HAPPENED : Armed.NOT_YET;
    }

    Fault fault() {
        return fault;
    }

    boolean happened() {
        return armed == Armed.HAPPENED;
    }

    /// Whether the bank is gone before it reads these bytes.
    boolean endsBefore(byte[] received) {
        if (armed != Armed.NOT_YET || !RoundCodec.isRound(received)
                || !(RoundCodec.decode(received) instanceof RoundCodec.Decoded.Message(RoundMessage message))) {
            return false;
        }
        position = position.after(message);
        FaultPoint point = fault.leaves();
        if (message instanceof TreeDone done) {
            return treeDone(point, done);
        }
        if (point.phase() == position.phase() && point.tree() == position.tree() && point.level() == position.level()) {
            armed = point.moment() == Moment.BEFORE ? Armed.HAPPENED : Armed.AFTER_UPLOAD;
        }
        return happened();
    }

    // A finished tree is read by everybody; if validation follows, the bank's answer to it is its upload.
    private boolean treeDone(FaultPoint point, TreeDone done) {
        boolean here = point.tree() == done.header().tree();
        if (here && point.phase() == Phase.LEAVES) {
            armed = point.moment() == Moment.BEFORE ? Armed.HAPPENED : Armed.AT_NEXT_SEND;
        } else if (here && point.phase() == Phase.VALIDATION && done.validates()) {
            armed = point.moment() == Moment.BEFORE ? Armed.AT_NEXT_SEND : Armed.AFTER_UPLOAD;
        }
        return happened();
    }

    /// Whether the bank is gone before these bytes leave.
    boolean endsBeforeSending() {
        if (armed == Armed.AT_NEXT_SEND) {
            armed = Armed.HAPPENED;
        }
        return happened();
    }

    /// Whether the bank is gone after these bytes left.
    boolean endsAfterSending(byte[] sent) {
        if (armed == Armed.AFTER_UPLOAD && !RoundCodec.isRound(sent)
                && SumCodec.decode(sent) instanceof SumCodec.Decoded.Message(Contribution _)) {
            armed = Armed.HAPPENED;
        }
        return happened();
    }
}
