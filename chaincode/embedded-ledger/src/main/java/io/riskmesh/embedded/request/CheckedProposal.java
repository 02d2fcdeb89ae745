package io.riskmesh.embedded.request;

import io.riskmesh.embedded.simulation.Call;
import io.riskmesh.verifier.identity.MemberIdentity;
import org.hyperledger.fabric.protos.peer.Proposal;

/// A proposal whose form, creator, signature, id and time are in order.
public record CheckedProposal(Proposal proposal, Call call, MemberIdentity creator) {}
