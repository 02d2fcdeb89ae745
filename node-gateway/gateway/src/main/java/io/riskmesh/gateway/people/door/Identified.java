package io.riskmesh.gateway.people.door;

import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.http.Problem;

/// Whom a request comes from.
public sealed interface Identified {

    /// Somebody known; perhaps without a role.
    record Known(Caller caller) implements Identified {}

    /// The request carries nothing of this kind: another kind of identity may still do.
    record Nobody() implements Identified {}

    /// What it carries is not believed: it is answered with the problem, whatever else it carries.
    record Refused(Problem problem) implements Identified {}
}
