package io.riskmesh.gateway.lab;

/// What to do with what a former run left behind.
public enum LabStart {
    /// An interrupted run is in the way.
    FRESH,
    /// An interrupted run is continued, a finished one is finished again from its last checkpoint.
    RESUME,
    /// An interrupted run is thrown away.
    RESTART
}
