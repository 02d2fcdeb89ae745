package io.riskmesh.federation.participant;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.boosting.canonical.Decoded;
import io.riskmesh.boosting.cuts.CutRequest;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.boosting.training.Prior;
import io.riskmesh.federation.message.CutBuckets;
import io.riskmesh.federation.message.CutsAgreed;
import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.message.Opening;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.RuleDesk;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.rows.BinnedRows;
import io.riskmesh.federation.rules.FirstTree;
import io.riskmesh.federation.sums.SumPlace;
import io.riskmesh.federation.sums.SumShapes;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import java.util.Arrays;
import java.util.Optional;

/// Secure cuts: counts what is asked, and checks what comes of it.
record CutTurns(Bank bank) {

    /// The first round of counts, which begins a slot. `state` is after the message's entry.
    Turn<ParticipantState> first(ParticipantState state, CutBuckets message, RuleDesk rules) throws RefusedRound {
        unless(state.progress().cuts().isEmpty() && message.before().isEmpty(), TrainingReason.CUTS_MISMATCH,
                "counts before the cuts are agreed", "a request after");
        Bank.expect(message.header(), Header.BEFORE_TREES, message.header().slot(), 0);
        bank.checkSet(state, message.set(), rules);
        ParticipantState begun = state.with(state.slots().begin(message.header().slot(), message.set()));
        CutRequest request = request(message.request());
        unless(request.round() == 0, TrainingReason.CUTS_MISMATCH, "round 0", request.round());
        Optional<CutCheck> check = bank.opensAll() ? Optional.of(CutCheck.begin(bank.terms())) : Optional.empty();
        return count(begun, new SumPlace(message.set(), message.header().slot(), 0, state.transcript().digest()), request, check);
    }

    Turn<ParticipantState> next(ParticipantState state, Phase.Counting now, CutBuckets message) throws RefusedRound {
        SumPlace place = now.sum().place().next(state.transcript().digest());
        Bank.expect(message.header(), Header.BEFORE_TREES, place.slot(), place.step());
        unless(message.set().equals(place.set()), TrainingReason.SET_CHANGED, place.set(), message.set());
        checkOpening(now, message.before());
        CutRequest request = request(message.request());
        unless(request.round() == now.request().round() + 1, TrainingReason.CUTS_MISMATCH,
                "round " + (now.request().round() + 1), request.round());
        Optional<CutCheck> check = now.check().isPresent() ? Optional.of(now.check().get().next(request)) : Optional.empty();
        return count(state, place, request, check);
    }

    private Turn<ParticipantState> count(ParticipantState state, SumPlace place, CutRequest request, Optional<CutCheck> check)
            throws RefusedRound {
        SumShapes shapes = bank.shapes(state);
        unless(shapes.cutCells(request) <= MaskSumParameters.MAX_CELLS, TrainingReason.CUTS_MISMATCH,
                "at most 2^26 cells", shapes.cutCells(request));
        long[] cells = bank.rows().count(request);
        if (shapes.asksPositives(request)) {
            cells = Arrays.copyOf(cells, cells.length + 1);
            cells[cells.length - 1] = bank.rows().positives();
        }
        Aggregation aggregation = shapes.cuts(place, request);
        SumState sum = new SumState(place, bank.id(aggregation), Optional.empty());
        return Turn.of(state.in(new Phase.Counting(sum, request, check)), new Order.SumMasked(aggregation, cells, bank.opensAll()));
    }

    /// After counts, or between slots where the counts were opened before a restart.
    Turn<ParticipantState> agreed(ParticipantState state, CutsAgreed message, RuleDesk rules) throws RefusedRound {
        unless(state.progress().cuts().isEmpty(), TrainingReason.CUTS_MISMATCH, "no cuts yet", "cuts once more");
        Phase next = state.phase();
        if (state.phase() instanceof Phase.Counting now) {
            Bank.expect(message.header(), Header.BEFORE_TREES, now.sum().place().slot(), now.sum().place().step());
            if (message.opening().isPresent()) {
                checkOpening(now, message.opening());
            }
            next = new Phase.Ended(now.sum());
        }
        rules.require(FirstTree.checkPrior(bank.terms().parameters().basePrior(), message.priorPerMille()));
        HistogramCuts cuts = cuts(bank, message);
        if (state.phase() instanceof Phase.Counting now && now.check().isPresent()) {
            now.check().get().agreed(cuts, message.priorPerMille());
        }
        ParticipantState known = take(bank, state, cuts, message.priorPerMille());
        if (bank.joint().isPresent()) {
            bank.joint().get().advance();
        }
        return Turn.of(known.withOpened(Optional.empty()).in(next));
    }

    /// Where all banks open the sums: the counts were opened here.
    Turn<ParticipantState> opened(ParticipantState state, Phase.Counting now, CutCheck check, long[] cells) throws RefusedRound {
        return Turn.of(state.in(new Phase.Counting(now.sum(), now.request(), Optional.of(check.opened(bank.terms(), cells)))));
    }

    /// Bins the rows and moves them by the prior.
    static ParticipantState take(Bank bank, ParticipantState state, HistogramCuts cuts, int priorPerMille) {
        BinnedRows rows = bank.rows().bin(cuts);
        Prior.tree(priorPerMille).ifPresent(rows::add);
        return state.with(state.progress().withCuts(cuts, priorPerMille)).withRows(rows);
    }

    /// The cuts in the message, if they are some of this run's features within its limits.
    static HistogramCuts cuts(Bank bank, CutsAgreed message) throws RefusedRound {
        if (!(HistogramCuts.decode(message.cuts().array()) instanceof Decoded.Value<HistogramCuts>(HistogramCuts cuts))) {
            throw new RefusedRound(TrainingReason.CUTS_MISMATCH, "cuts in canonical form", "other bytes");
        }
        unless(cuts.fits(bank.terms().schema()), TrainingReason.CUTS_MISMATCH, "cuts of the schema's features", cuts);
        for (int f = 0; f < cuts.features(); f++) {
            var binning = bank.terms().parameters().binning();
            int most = Sides.isPayee(bank.terms().schema().feature(f)) ? binning.payeeMaxBin() : binning.maxBin();
            unless(cuts.isCategorical(f) || cuts.bins(f) <= most, TrainingReason.CUTS_MISMATCH,
                    "at most " + most + " bins", cuts.bins(f) + " of feature " + f);
        }
        unless(cuts.usable().count() > 0, TrainingReason.CUTS_MISMATCH, "a feature that can split rows", "none");
        return cuts;
    }

    private static void checkOpening(Phase.Counting now, Optional<Opening> told)
            throws RefusedRound {
        unless(told.isPresent(), TrainingReason.CUTS_MISMATCH, "the opening it follows from", "none");
        now.sum().check(told.get());
    }

    private CutRequest request(Octets bytes) throws RefusedRound {
        if (CutRequest.decode(bytes.array()) instanceof Decoded.Value<CutRequest>(CutRequest request)
                && request.features() == bank.terms().schema().size()) {
            return request;
        }
        throw new RefusedRound(TrainingReason.CUTS_MISMATCH, "a request for counts of this run's features", "other bytes");
    }
}
