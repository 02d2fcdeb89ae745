package io.riskmesh.contract.refused;

import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.digest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.contract.stub.Answer;
import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.SettlementAsks;
import io.riskmesh.contract.world.SettlementStory;
import io.riskmesh.contract.world.Story;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Coin;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.verifier.facts.ledger.Discrepancy;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What only the offline audit sees of a settlement: blocks and their hashes.
final class SettlementAuditTest {

    @Test
    void a_confirmation_by_one_who_cannot_have_seen_the_block_is_early() {
        Channel channel = SettlementStory.windowOver();
        AuditedChannel audited = new AuditedChannel(channel);
        for (long block : new long[] {0, channel.committed().size() + 1L}) {
            Ask ask = SettlementAsks.confirm(channel, ALDER, SettlementAsks.ID).with("observedBlock", block);
            Answer answer = channel.evaluate(ask);
            assertTrue(answer.isOk(), "the contract sees no blocks");
            List<Discrepancy> found = new AuditedChannel(channel).write(channel.proposal(ask), answer.writes());
            assertEquals(List.of(SettlementReason.EARLY_CONFIRMATION), found.stream().map(Discrepancy::code).toList());
        }
        Ask good = SettlementAsks.confirm(channel, ALDER, SettlementAsks.ID);
        assertEquals(List.of(), audited.write(channel.proposal(good), channel.evaluate(good).writes()));
    }

    @Test
    void a_coin_that_does_not_follow_from_seal_and_block_is_found() {
        Channel channel = SettlementStory.evaluating();
        Digest hash = digest("hash of the block that sealed the run");
        RunSeal seal = (RunSeal) channel.fact(RunSeal.keyOf(Story.RUN));
        AuditedChannel audited = new AuditedChannel(channel);
        long block = audited.sealedAt(hash);
        ContributionReport wrong = SettlementAsks.report(List.of());
        assertEquals(List.of(LedgerReason.COIN_MISMATCH), codes(audited, channel, SettlementAsks.record(wrong)));
        ContributionReport right = SettlementAsks.signed(new ContributionReport(wrong.by(), wrong.at(), wrong.run(), wrong.modelFileDigest(),
                Coin.tossed(seal.coinSeed(), hash.toBytes()), block, wrong.schemeSeq(), wrong.instance(), wrong.epoch(), wrong.assurance(),
                wrong.parties(), wrong.inputRoots(), wrong.effort(), wrong.values(), wrong.flags(), wrong.signature()));
        AuditedChannel again = new AuditedChannel(channel);
        again.sealedAt(hash);
        assertEquals(List.of(), codes(again, channel, SettlementAsks.record(right)));
    }

    @Test
    void a_reversal_may_follow_one_that_was_voided() {
        Channel channel = SettlementStory.reversalVoided();
        assertEquals(List.of(), codes(new AuditedChannel(channel), channel, SettlementAsks.propose(SettlementStory.reversalAgain())));
    }

    private static List<?> codes(AuditedChannel audited, Channel channel, Ask ask) {
        return audited.write(channel.proposal(ask), channel.evaluate(ask).writes()).stream().map(Discrepancy::code).toList();
    }
}
