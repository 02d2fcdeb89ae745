package io.riskmesh.securesum.message;

/// Everything that travels between parties of a sum. Each message has one strict, versioned form, see {@link SumCodec}.
public sealed interface SumMessage
        permits SessionMessage, Contribution, FrozenSum, MaskedVector, Reveal, RevealRequest, Opened, Abandon, SlotSignature {}
