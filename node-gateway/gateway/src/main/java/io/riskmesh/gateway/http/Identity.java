package io.riskmesh.gateway.http;

/// What a request says about who sent it.
public sealed interface Identity {
    /// Somebody we know.
    record Known(Caller caller) implements Identity {}

    /// Nobody said anything: enough for what is open to everybody, else 401.
    record Nobody() implements Identity {}

    /// What was said does not hold.
    record Rejected(Problem problem) implements Identity {}
}
