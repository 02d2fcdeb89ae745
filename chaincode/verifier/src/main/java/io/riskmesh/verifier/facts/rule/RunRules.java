package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Coin;
import io.riskmesh.ledger.fact.CoinReveal;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.part.RunOutcome;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;
import java.util.Optional;
import java.util.NavigableMap;

/// The order of a run: join, reveal, seal, transcripts, close.
final class RunRules {

    private RunRules() {}

    static void check(RunJoin join, Scene scene) throws BrokenRule {
        RunView run = RunView.named(join.run(), scene);
        run.mustInvite(join.by());
        run.mustNotBeSealed();
        BrokenRule.unless(run.nonces().isEmpty(), LedgerReason.ORDER_VIOLATED, "joined after a coin was revealed");
        BrokenRule.unless(join.at() <= run.run().deadline(), LedgerReason.EXPIRED, "joined after the deadline");
    }

    static void check(CoinReveal reveal, Scene scene) throws BrokenRule {
        RunView run = RunView.named(reveal.run(), scene);
        run.mustInvite(reveal.by());
        run.mustNotBeSealed();
        boolean allJoined = run.run().invited().stream().allMatch(party -> run.join(party).isPresent());
        BrokenRule.unless(allJoined || reveal.at() > run.run().deadline(), LedgerReason.ORDER_VIOLATED,
                "revealed while invited banks could still join");
        RunJoin join = run.join(reveal.by())
                .orElseThrow(() -> new BrokenRule(LedgerReason.ORDER_VIOLATED, reveal.by() + " did not join"));
        BrokenRule.unless(Coin.commit(reveal.run(), reveal.by(), reveal.nonce()).equals(join.coinCommit()),
                LedgerReason.COIN_MISMATCH, "the nonce is not the one committed to");
    }

    static void check(RunSeal seal, Scene scene) throws BrokenRule {
        RunView run = RunView.named(seal.run(), scene);
        run.mustInvite(seal.by());
        run.mustBeOpen();
        NavigableMap<PartyId, OpaqueBytes> nonces = run.nonces();
        boolean complete = run.run().invited().stream().filter(party -> run.join(party).isPresent())
                .allMatch(nonces::containsKey);
        BrokenRule.unless(complete || seal.at() > run.run().deadline(), LedgerReason.ORDER_VIOLATED,
                "sealed while a bank that joined could still reveal");
        BrokenRule.unless(List.copyOf(nonces.keySet()).equals(seal.participants()), LedgerReason.ORDER_VIOLATED,
                "those who revealed are " + nonces.keySet() + ", sealed are " + seal.participants());
        run.mustBeEnough(seal.participants());
        BrokenRule.unless(Coin.seed(seal.run(), nonces).equals(seal.coinSeed()), LedgerReason.COIN_MISMATCH,
                "the seed does not follow from what was revealed");
        CohortRules.mustKeepDistance(run, seal.participants());
    }

    static void check(TranscriptDigest transcript, Scene scene) throws BrokenRule {
        RunView run = RunView.named(transcript.run(), scene);
        run.mustBeOpen();
        BrokenRule.unless(run.needSeal().participants().contains(transcript.by()), SharedReason.WRONG_PARTY,
                transcript.by() + " takes no part in run " + transcript.run());
        boolean contiguous = transcript.fromTree() == 0 || scene.has(
                TranscriptDigest.keyOf(transcript.run(), transcript.by(), transcript.fromTree() - 1));
        BrokenRule.unless(contiguous, LedgerReason.GAP, "no transcript of " + transcript.by() + " ends with tree "
                + (transcript.fromTree() - 1));
        run.mustHaveNoRevokedGrant();
    }

    static void check(RunClose close, Scene scene) throws BrokenRule {
        RunView run = RunView.named(close.run(), scene);
        boolean abortsLate = close.outcome() == RunOutcome.ABORTED && close.at() > run.run().deadline()
                && run.run().invited().contains(close.by());
        BrokenRule.unless(close.by().equals(run.run().by()) || abortsLate, SharedReason.WRONG_PARTY,
                close.by() + " did not open run " + close.run());
        if (close.outcome() == RunOutcome.COMPLETED) {
            BrokenRule.unless(finalTranscript(run, close.trees()).isPresent(), LedgerReason.TRANSCRIPTS_DIFFER,
                    "fewer than " + run.run().threshold() + " participants agree on tree " + (close.trees() - 1));
        }
    }

    /// The transcript after `trees` trees on which a threshold of participants agrees, model included.
    static Optional<Digest> finalTranscript(RunView run, int trees) throws BrokenRule {
        if (trees == 0) {
            return Optional.empty();
        }
        List<TranscriptDigest> last = run.needSeal().participants().stream()
                .map(party -> TranscriptDigest.keyOf(run.run().id(), party, trees - 1))
                .flatMap(key -> run.scene().find(key, TranscriptDigest.class).stream()).toList();
        return last.stream().filter(one -> last.stream().filter(other -> other.transcript().equals(one.transcript())
                && other.modelSoFar().equals(one.modelSoFar())).count() >= run.run().threshold())
                .map(TranscriptDigest::transcript).findFirst();
    }
}
