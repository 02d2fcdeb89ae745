package io.riskmesh.embedded.service;

import org.hyperledger.fabric.protos.orderer.SeekPosition;

/// Positions of a seek as block numbers.
final class SeekRange {

    private SeekRange() {}

    /// @param height number of blocks now
    /// @return a number from 0 on; -1 if the position is not one
    static long number(SeekPosition position, long height) {
        return switch (position.getTypeCase()) {
            case OLDEST -> 0;
            case NEWEST -> height - 1;
            case NEXT_COMMIT -> height;
            case SPECIFIED -> position.getSpecified().getNumber() < 0 // unsigned on the wire
                    ? Long.MAX_VALUE : position.getSpecified().getNumber();
            case TYPE_NOT_SET -> -1;
        };
    }
}
