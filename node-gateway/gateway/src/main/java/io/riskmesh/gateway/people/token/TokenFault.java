package io.riskmesh.gateway.people.token;

/// Why a token is not believed. For logs and tests; whoever presented it learns no more than that it was refused.
public enum TokenFault {
    /// Not three parts of the one base64url encoding, or not JSON without doubles.
    MALFORMED,
    /// An algorithm that is not allowed here, `none` and HMACs among them.
    ALGORITHM,
    /// Not of the type that was asked for, such as an ID token in the place of an access token.
    TYPE,
    /// No key of the provider has this id and can do this algorithm.
    UNKNOWN_KEY,
    SIGNATURE,
    ISSUER,
    AUDIENCE,
    EXPIRED,
    NOT_YET_VALID,
    /// Made for another login.
    NONCE,
    SUBJECT,
    /// A claim is missing that the type of token must have.
    CLAIM_MISSING,
    /// Bound to another client certificate, or to none where it must be.
    BINDING
}
