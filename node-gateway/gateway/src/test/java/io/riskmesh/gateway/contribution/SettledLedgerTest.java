package io.riskmesh.gateway.contribution;

import static io.riskmesh.gateway.contribution.MoneyStory.BANKS;
import static io.riskmesh.gateway.contribution.MoneyStory.FIRST;
import static io.riskmesh.gateway.contribution.MoneyStory.ID;
import static io.riskmesh.gateway.contribution.MoneyStory.RUN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.contribution.desk.ContributionAnswer;
import io.riskmesh.gateway.contribution.desk.DeskFacts;
import io.riskmesh.gateway.contribution.desk.SettledRun;
import io.riskmesh.gateway.contribution.desk.SettlementCheck;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.ledger.live.FoundedLedger;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Dispute;
import io.riskmesh.ledger.fact.Ruling;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.RulingDecision;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.facts.FactStage;
import io.riskmesh.verifier.process.VerifyCommand;
import io.riskmesh.verifier.report.VerificationReport;
import io.riskmesh.verifier.run.LedgerVerifier;
import io.riskmesh.verifier.run.VerificationOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A settled run on an embedded ledger, as `contrib` shows it and as the offline audit verifies it.
@Tag("acceptance")
final class SettledLedgerTest {

    @TempDir
    private Path folder;

    @Test
    void a_run_is_settled_over_a_dispute_shown_recomputed_and_verified_from_its_blocks() throws Exception {
        try (FoundedLedger ledger = new FoundedLedger(folder)) {
            MoneyStory story = new MoneyStory(ledger);
            story.report();
            story.settle();
            PartyId third = BANKS.get(2);
            story.record(third, "finance", "dispute", new Dispute(third, 0, ID, "column_differs", Digest.of("why", new byte[0])));
            story.confirm();
            SubmitOutcome.Refused refused = assertInstanceOf(SubmitOutcome.Refused.class,
                    story.tried(FIRST, "finance", "finalise", story.finality()));
            assertEquals(SettlementReason.DISPUTE_OPEN, refused.refusal().code());
            assertEquals("disputed", run(ledger).settlements().getFirst().word());
            Digest settlement = ledger.client(FIRST, "gateway").get(Settlement.keyOf(ID)).orElseThrow().digest();
            for (PartyId bank : BANKS.subList(0, 2)) {
                story.record(bank, "approver", "approve", new Approval(bank, 0, SubjectKind.SETTLEMENT_RULING, ID, settlement, Decision.REJECT,
                        Optional.empty(), Optional.empty()));
            }
            story.record(FIRST, "operator", "rule", new Ruling(FIRST, 0, ID, RulingDecision.DISMISSED, "recomputed"));
            story.record(FIRST, "finance", "finalise", story.finality());
            SettledRun run = run(ledger);
            assertEquals("final", run.settlements().getFirst().word());
            List<SettlementCheck.Line> lines = SettlementCheck.of(run);
            assertEquals(4, lines.size());
            assertTrue(lines.stream().allMatch(line -> line.fault().isEmpty()), lines::toString);
            assertEquals(4, ContributionAnswer.of(run, "test").rows().size());
            assertEquals(0, BANKS.stream().mapToLong(bank -> balance(run, bank)).sum());
        }
        try (BlockSource blocks = VerifyCommand.open(folder)) {
            VerificationReport report = new LedgerVerifier(new VerificationOptions(true, List.of(), List.of()), Optional.of(new FactStage()))
                    .verify(blocks);
            assertTrue(report.isVerified(), report::toString);
        }
    }

    private static long balance(SettledRun run, PartyId bank) {
        return run.settlements().getFirst().journal().stream().filter(entry -> entry.party().equals(bank)).mapToLong(entry -> entry.amount()).sum();
    }

    private static SettledRun run(FoundedLedger ledger) throws Exception {
        try (LedgerDesk desk = LedgerDesk.forReading(ledger.profile(), new SplittableRandom(1))) {
            return SettledRun.read(RUN, new DeskFacts(desk)).orElseThrow();
        }
    }
}
