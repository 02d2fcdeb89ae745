package io.riskmesh.gateway.peer.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A media type of ours: `application/vnd.riskmesh.<kind>; v=<n>`.
public record PeerMedia(String kind, int version) {
    /// A refusal: the body is the reason's code.
    public static final String REFUSAL = "refusal";

    private static final Pattern FORM = Pattern.compile("application/vnd\\.riskmesh\\.([a-z][a-z-]{0,31}); ?v=([1-9][0-9]{0,3})");

    /// Reads a header's value; empty for anything that is not ours.
    public static Optional<PeerMedia> of(String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(header);
        return form.matches() ? Optional.of(new PeerMedia(form.group(1), Integer.parseInt(form.group(2)))) : Optional.empty();
    }

    /// The header's value.
    public String header() {
        return "application/vnd.riskmesh." + kind + "; v=" + version;
    }
}
