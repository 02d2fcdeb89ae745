package io.riskmesh.gateway.peer.mail;

/// Kinds of mail. The names on the wire never change.
public enum MailKind {
    /// An enclave's note to the payee that its half was used.
    NOTE("notes", "note"),
    /// A model or settlement that another bank is asked to look at.
    PROPOSAL("proposals", "proposal"),
    /// What a bank discloses about its part.
    DISCLOSURE("disclosures", "disclosure"),
    /// A request to let data be used.
    GRANT_REQUEST("grants/requests", "grant-request"),
    /// An invitation to a training run.
    RUN_INVITATION("runs/invitations", "run-invitation");

    /// Longest letter, in bytes.
    public static final int MAX_BYTES = 256 * 1024;

    private final String path;
    private final String media;

    MailKind(String path, String media) {
        this.path = path;
        this.media = media;
    }

    /// Path below `/peer/v1/`.
    public String path() {
        return path;
    }

    /// The kind's name in `application/vnd.riskmesh.<kind>` and in the tables.
    public String media() {
        return media;
    }
}
