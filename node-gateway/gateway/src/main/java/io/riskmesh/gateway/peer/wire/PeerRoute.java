package io.riskmesh.gateway.peer.wire;

import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Optional;

/// What a path below `/peer/v1/` is for.
public sealed interface PeerRoute {
    String PREFIX = "/peer/v1/";

    /// @param subject an id; empty for kinds without
    record Call(PeerCall kind, String subject) implements PeerRoute {
        @Override
        public String media() {
            return kind.media();
        }

        @Override
        public String path() {
            return PREFIX + kind.path().replace(SUBJECT, subject);
        }

        @Override
        public int bodyBytes() {
            return kind.questionBytes();
        }
    }

    record Mail(MailKind kind) implements PeerRoute {
        @Override
        public String media() {
            return kind.media();
        }

        @Override
        public String path() {
            return PREFIX + kind.path();
        }

        @Override
        public int bodyBytes() {
            return MailKind.MAX_BYTES;
        }
    }

    record Run(Digest run) implements PeerRoute {
        /// The kind's name in media types and meters.
        public static final String MEDIA = "run-part";

        @Override
        public String media() {
            return MEDIA;
        }

        @Override
        public String path() {
            return PREFIX + RUNS + run.hex() + MESSAGES;
        }

        @Override
        public int bodyBytes() {
            return RunPart.MAX_WIRE_BYTES;
        }
    }

    String SUBJECT = "{subject}";
    String RUNS = "runs/";
    String MESSAGES = "/messages";

    /// The kind's name in `application/vnd.riskmesh.<kind>`.
    String media();

    /// The path, with the prefix.
    String path();

    /// Longest body, in bytes.
    int bodyBytes();

    /// Reads a path; empty for one that leads nowhere.
    static Optional<PeerRoute> of(String path) {
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String rest = path.substring(PREFIX.length());
        for (MailKind kind : MailKind.values()) {
            if (kind.path().equals(rest)) {
                return Optional.of(new Mail(kind));
            }
        }
        for (PeerCall kind : PeerCall.values()) {
            Optional<String> subject = subject(kind, rest);
            if (subject.isPresent()) {
                return Optional.of(new Call(kind, subject.get()));
            }
        }
        return run(rest);
    }

    private static Optional<String> subject(PeerCall kind, String rest) {
        if (!kind.hasSubject()) {
            return kind.path().equals(rest) ? Optional.of("") : Optional.empty();
        }
        int at = kind.path().indexOf(SUBJECT);
        return between(rest, kind.path().substring(0, at), kind.path().substring(at + SUBJECT.length())).filter(PartyId::isId);
    }

    private static Optional<PeerRoute> run(String rest) {
        return between(rest, RUNS, MESSAGES).filter(Digest::isHex).map(Digest::fromHex).map(Run::new);
    }

    private static Optional<String> between(String text, String before, String after) {
        boolean fits = text.length() > before.length() + after.length() && text.startsWith(before) && text.endsWith(after);
        return fits ? Optional.of(text.substring(before.length(), text.length() - after.length())) : Optional.empty();
    }
}
