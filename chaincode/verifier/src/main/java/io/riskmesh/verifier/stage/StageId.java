package io.riskmesh.verifier.stage;

/// The stages in their order, with what a reader of the report should know of each.
public enum StageId {
    S1("Chain", "Every block follows the one before it, holds the envelopes its header names, in their one encoding, and is"
            + " signed by orderers as the channel's configuration asks."),
    S2("Signatures and policies", "Every transaction that counts is signed by a member of the channel and endorsed by"
            + " enough organisations under the policy in force."),
    S3("Replay", "Validity flags and commit hashes are what replaying all transactions gives."),
    S4("Quorum of orderers", "On a BFT channel every block carries the signatures of a Byzantine quorum of consenters."),
    S5("Facts", "What the transactions say obeys the consortium's rules: authorisations, runs, approvals, receipts.");

    private final String title;
    private final String meaning;

    StageId(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }
}
