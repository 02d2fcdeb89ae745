package io.riskmesh.federation.joint;

/// Who learns what from joint training (joint-training.md section 8): the list that tests compare with recorded views, and
/// that authorisations quote word for word.
public enum JointLeakage {
    PAYER("the payer's bank",
            "for its own payments the left or right bit of every payee-side split on the row's path; over many trees this narrows a"
                    + " used payee feature to its bin, never to the raw value; whenever it asks, as after a restart, also the bits of splits"
                    + " off that path",
            "other banks' rows, histograms of a pair of banks, features that no split uses"),
    PAYEE("the payee's bank",
            "which received payments are in the payer's training set, and their node at every level but the last, hence one bit per"
                    + " payer-side split above them, and groupings that correlate with the label",
            "gradients, labels, leaves, margins, histograms of a pair of banks"),
    COORDINATOR("the coordinator, who opens sums",
            "consortium totals of payee-side cells, over at least three payers' banks and three payees' banks per node",
            "totals of single pairs of banks"),
    THIRD("any other bank", "the splits", "everything else of the pair");

    private final String who;
    private final String learns;
    private final String hidden;

    JointLeakage(String who, String learns, String hidden) {
        this.who = who;
        this.learns = learns;
        this.hidden = hidden;
    }

    public String who() {
        return who;
    }

    public String learns() {
        return learns;
    }

    /// What it does not learn.
    public String hidden() {
        return hidden;
    }

    /// As an authorisation says it.
    public String sentence() {
        return "Joint training: " + who + " learns " + learns + "; it does not learn " + hidden + ".";
    }
}
