package io.riskmesh.federation.message;

import io.riskmesh.ledger.canonical.Digest;

/// That a masked sum was opened: its identity r and the opener's hiding commitment to it. The commitment stands in the
/// transcript, so that an auditor can have sum and nonce shown; the sum itself is in no message.
public record Opening(Digest aggregation, Digest commitment) {}
