package io.riskmesh.simulator.shape;

/// How one column is distributed. Columns take the kinds in turn.
enum ColumnKind {
    LOGNORMAL {
        @Override
        float value(double gaussian) {
            return (float) StrictMath.exp(3 + 1.2 * gaussian);
        }
    },
    NORMAL {
        @Override
        float value(double gaussian) {
            return (float) gaussian;
        }
    },
    /// Whole numbers with many ties: 0..20, rarely more.
    INTEGER {
        @Override
        float value(double gaussian) {
            return (float) Math.rint(Math.max(0, 5 + 3 * gaussian));
        }
    },
    /// Seven of ten values are zero, and the others skewed.
    ZERO_HEAVY {
        @Override
        float value(double gaussian) {
            return gaussian < 0.5244 ? 0f : (float) (gaussian * gaussian * 40);
        }
    };

    private static final ColumnKind[] KINDS = values();

    /// The value that a standard normal variable takes in a column of this kind; increasing in `gaussian`.
    abstract float value(double gaussian);

    static ColumnKind of(int column) {
        return KINDS[column % KINDS.length];
    }
}
