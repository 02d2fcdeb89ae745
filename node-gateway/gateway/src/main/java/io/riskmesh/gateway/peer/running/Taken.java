package io.riskmesh.gateway.peer.running;

/// What the receiver of a part says.
enum Taken {
    /// It is here, or was already.
    YES,
    /// The run is not open here, or open in a part that this sender's part does not belong to: later, perhaps.
    NOT_YET,
    /// The listener is behind: later, surely.
    BUSY,
    /// It speaks to a part that is over, or from one.
    OVER,
    /// No honest sender sends it.
    WRONG
}
