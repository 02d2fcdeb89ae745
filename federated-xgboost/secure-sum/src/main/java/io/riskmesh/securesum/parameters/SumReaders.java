package io.riskmesh.securesum.parameters;

/// Who gets the sum of the masked vectors, and checks it against the members' fingerprints.
///
/// Whoever opens a sum must check it first. Others can: the sum is masked, and a check by everybody catches a relay that
/// would fool the openers. Where the only opener is the relay itself there is nobody to fool, and the check by others costs
/// more than all masks do.
public enum SumReaders {
    /// Every bank of the mask roster and every opener. The relay compares each vector with its digest on arrival.
    EVERY_BANK,
    /// The openers alone. The relay compares vectors with digests only when fingerprints do not add up, to find out whose.
    OPENERS
}
