package io.riskmesh.attestation.frame;

import io.riskmesh.attestation.refusal.Refusal;

/// Body of [FrameType#REFUSED]: the code's string and a line for a person.
///
/// @param code of the registry, or `malformed_message`
public record RefusedBody(String code, String detail) {

    /// For bytes that are no message at all; the registry has codes for refusals of meaning only.
    public static final String MALFORMED = "malformed_message";

    private static final int MOST_DETAIL = 240;

    public static RefusedBody of(Refusal refusal) {
        return new RefusedBody(refusal.code().code(), refusal.detail());
    }

    public static RefusedBody of(MalformedMessage e) {
        return new RefusedBody(MALFORMED, e.getMessage());
    }

    public byte[] encode() {
        String line = detail.replaceAll("[^\\x20-\\x7E]", "?");
        return new WireWriter().id(code).text(line.substring(0, Math.min(line.length(), MOST_DETAIL))).toBytes();
    }

    public static RefusedBody decode(byte[] body) throws MalformedMessage {
        WireReader in = new WireReader(body);
        RefusedBody refused = new RefusedBody(in.id(), in.text(MOST_DETAIL));
        in.end();
        return refused;
    }
}
