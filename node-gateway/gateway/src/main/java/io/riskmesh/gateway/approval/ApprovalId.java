package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Ids of approvals: made from what the approval is about, so that every gateway gives the same one the same id, before and after a
/// restart.
public final class ApprovalId {
    private static final Pattern FORM = Pattern.compile("apv_[0-9A-HJKMNP-TV-Z]{26}");
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LETTERS = 26;
    private static final int BITS = 5;

    private ApprovalId() {}

    /// The id under which every gateway shows the approval.
    public static String of(ApprovalKind kind, String subject) {
        byte[] digest = Digest.of("approval-id", (kind.id() + ' ' + subject).getBytes(StandardCharsets.UTF_8)).toBytes();
        StringBuilder id = new StringBuilder("apv_");
        for (int letter = 0; letter < LETTERS; letter++) {
            int value = 0;
            for (int bit = letter * BITS; bit < (letter + 1) * BITS; bit++) {
                value = value << 1 | digest[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1;
            }
            id.append(CROCKFORD.charAt(value));
        }
        return id.toString();
    }

    /// Whether a text has the form of an id.
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
