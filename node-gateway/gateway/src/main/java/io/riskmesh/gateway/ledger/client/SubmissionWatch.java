package io.riskmesh.gateway.ledger.client;

/// Hears of submissions that this process made. Called on the thread that submits; must be quick.
@FunctionalInterface
public interface SubmissionWatch {
    /// Hears nothing.
    SubmissionWatch NONE = (_, _, _) -> {};

    /// A submission ended, tries included.
    ///
    /// @param function of the contract
    /// @param outcome null if the ledger could not be reached, or did not say
    void ended(String function, SubmitOutcome outcome, long nanos);

    /// Endorsers came to different results of a proposal, so that nothing was submitted.
    ///
    /// @param function of the contract
    default void endorsersDiffered(String function) {
        // of no interest to who counts ends alone
    }
}
