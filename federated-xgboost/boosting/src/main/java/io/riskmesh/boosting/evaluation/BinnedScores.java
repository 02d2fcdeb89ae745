package io.riskmesh.boosting.evaluation;

import java.util.ArrayList;
import java.util.List;

/// Counts over bins of scores, highest first. Together the bins cover every margin. Immutable.
public final class BinnedScores implements ScoreGroups {

    private final List<ScoreBin> bins;
    private final long totalPositives;
    private final long totalNegatives;

    private BinnedScores(List<ScoreBin> bins) {
        this.bins = List.copyOf(bins);
        totalPositives = bins.stream().mapToLong(ScoreBin::positives).sum();
        totalNegatives = bins.stream().mapToLong(ScoreBin::negatives).sum();
    }

    static BinnedScores of(ScoreBins fine, long minimumBinRows) {
        List<ScoreBin> bins = new ArrayList<>();
        ScoreBin open = null;
        for (int b = ScoreBins.BINS - 1; b >= 0; b--) {
            ScoreBin next = new ScoreBin(b, b, fine.positives(b), fine.negatives(b));
            open = open == null ? next : open.with(next);
            if (open.rows() >= minimumBinRows) {
                bins.add(open);
                open = null;
            }
        }
        if (open != null) {
            bins.add(bins.isEmpty() ? open : bins.removeLast().with(open));
        }
        return new BinnedScores(bins);
    }

    public List<ScoreBin> bins() {
        return bins;
    }

    @Override
    public int groups() {
        return bins.size();
    }

    @Override
    public long positives(int group) {
        return bins.get(group).positives();
    }

    @Override
    public long negatives(int group) {
        return bins.get(group).negatives();
    }

    @Override
    public long totalPositives() {
        return totalPositives;
    }

    @Override
    public long totalNegatives() {
        return totalNegatives;
    }
}
