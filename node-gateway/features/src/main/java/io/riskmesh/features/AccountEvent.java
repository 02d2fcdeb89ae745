package io.riskmesh.features;

/// Something that happened to an account and that its bank knows from that instant on.
sealed interface AccountEvent permits PayerEvent, PayeeEvent {

    AsOf at();

    /// Order within one second: money comes in before it goes out.
    int precedence();
}
